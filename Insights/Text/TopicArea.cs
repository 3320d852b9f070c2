namespace CxHub.Insights.Text;

/// <summary>The first level of the taxonomy: what a group of topics has in common.</summary>
/// <param name="Code">Stable; the part of a topic's code before the dot.</param>
public sealed record TopicArea(string Code, string LabelEn, string LabelVi);

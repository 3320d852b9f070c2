namespace CxHub.Insights.Text;

/// <summary>One topic of the two-level taxonomy; admins edit terms and labels, the code stays.</summary>
/// <param name="Code">Stable: <c>delivery.onTime</c>; the part before the dot is the first level.</param>
/// <param name="AnyOf">A sentence with one of these words or phrases is about the topic; Vietnamese ones also match without marks.</param>
/// <param name="NoneOf">Unless it holds one of these.</param>
public sealed record Topic(string Code, string LabelEn, string LabelVi, IReadOnlyList<string> AnyOf, IReadOnlyList<string> NoneOf)
{
    public string Parent => Code.Split('.')[0];
}

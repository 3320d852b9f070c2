using CxHub.Insights.Text;

namespace CxHub.Console.Parts;

/// <summary>Topics bring their labels in both languages; a code that is not known is shown as it is.</summary>
internal static class TopicNames
{
    public static string Topic(this Viewer viewer, Topic topic) => viewer.Words.Code is "vi" ? topic.LabelVi : topic.LabelEn;

    public static string Topic(this Viewer viewer, string code) => viewer.Topics.Find(code) is { } known ? viewer.Topic(known) : code;

    public static string TopicArea(this Viewer viewer, string code) => viewer.Topics.FindArea(code) is { } known ? viewer.Words.Code is "vi" ? known.LabelVi : known.LabelEn : code;
}

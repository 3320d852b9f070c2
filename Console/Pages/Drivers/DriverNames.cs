using CxHub.Console.Parts;
using CxHub.Insights.Drivers;

namespace CxHub.Console.Pages.Drivers;

/// <summary>Drivers carry the names of the analysis; here they are said in the viewer's language.</summary>
internal static class DriverNames
{
    public static string Of(Viewer viewer, string name) => name.Split(": ", 2) switch
    {
        ["touchpoint", var touchpoint] => viewer.Words["answer after: {0}", viewer.Touchpoint(touchpoint)],
        ["comment on", var area] => viewer.Words["comment on: {0}", viewer.TopicArea(area)],
        _ => viewer.Words[name],
    };

    /// <summary>As the first words of a sentence.</summary>
    public static string Sentence(Viewer viewer, Driver driver) => Of(viewer, driver.Name) is [var first, .. var rest] ? char.ToUpper(first, viewer.Culture) + rest : "";
}

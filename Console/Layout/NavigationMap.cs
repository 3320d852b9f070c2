namespace CxHub.Console.Layout;

/// <summary>The pages by group, in the order of the menu. Names are keys of the interface strings.</summary>
internal static class NavigationMap
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null, [new("", "Overview", "overview"), new("customers", "Customers", "customers"), new("feedback", "Feedback", "feedback"), new("followups", "Follow-ups", "followups"), new("dashboards", "Dashboards", "dashboards")]),
        new("Insights", [new("scores", "Scores", "scores"), new("winrate", "Win rate", "winrate"), new("drivers", "Drivers", "drivers"), new("text", "Text", "text"), new("journeys", "Journeys", "journeys"), new("quality", "Quality", "quality"), new("segments", "Segments", "segments")]),
        new("Data", [new("review", "Review", "review"), new("mappings", "Mappings", "mappings"), new("sources", "Sources", "sources")]),
        new("Operation", [new("runs", "Runs", "runs"), new("settings", "Settings", "settings")]),
    ];
}

internal sealed record NavigationGroup(string? Name, IReadOnlyList<NavigationPage> Pages);

internal sealed record NavigationPage(string Path, string Name, string Icon);

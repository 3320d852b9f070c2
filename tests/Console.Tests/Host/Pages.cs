namespace CxHub.Tests.Console.Host;

/// <summary>Every page of the console, with the ids of the invented hub.</summary>
internal static class Pages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "", "customers", "customers?kind=companies&order=name", $"customers/{Invented.StarId}", "customers/01958f3a-1000-7000-8000-000000000000", "feedback", "feedback?band=detractor&comments=only", "followups", "dashboards", "scores", "winrate", "drivers", "drivers?group=with-case&outcome=csat", "text", "journeys", "journeys?period=month", "quality", "quality?source=dataverse&kind=Person", "segments", "segments?segment=save", "review",
        "mappings", "mappings?preview=salesforce%2FContact", "sources", "runs", "runs/push-2", "runs/held/salesforce", "settings",
    ];
}

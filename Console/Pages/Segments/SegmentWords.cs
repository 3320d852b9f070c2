using CxHub.Console.Parts;
using CxHub.Insights.Segments;

namespace CxHub.Console.Pages.Segments;

/// <summary>Segments and personas in the viewer's words.</summary>
internal static class SegmentWords
{
    public static IReadOnlyList<string> Tiers { get; } = ["high", "middle", "low"];

    public static IReadOnlyList<string?> Bands { get; } = ["detractor", "passive", "promoter", null];

    /// <summary>Key of the interface string.</summary>
    public static string Tier(string tier) => tier switch { "high" => "high value", "middle" => "middle value", _ => "low value" };

    public static string Traits(Viewer viewer, PersonaCard persona) => persona.Traits.Count is 0
        ? viewer.Words["average in everything"]
        : string.Join(", ", persona.Traits.Take(3).Select(trait => viewer.Words[trait.Deviations > 0 ? "{0} above average" : "{0} below average", Feature(viewer, trait.Feature)]));

    public static string Topics(Viewer viewer, PersonaCard persona) =>
        string.Join(", ", persona.Topics.Select(code => viewer.Topic(code)));

    /// <summary>Why an action is not allowed: its name stays, the reason is translated.</summary>
    public static string? Blocked(Viewer viewer, string? blocked)
    {
        if (blocked?.Split(": ", 2) is not [var action, var reason])
        {
            return blocked;
        }

        var told = reason switch
        {
            NextBestAction.NoConsent => viewer.Words["no consent"],
            NextBestAction.OpenComplaint => viewer.Words["an open complaint forbids upselling"],
            NextBestAction.Throttled => viewer.Words["contacted often enough lately"],
            _ => reason,
        };
        return $"{viewer.Words[action]}: {told}";
    }

    private static string Feature(Viewer viewer, string feature) => feature switch
    {
        "money" => viewer.Words["money spent"],
        "orders" => viewer.Words["number of orders"],
        "days since the last order" => viewer.Words["days since the last order"],
        "visits" => viewer.Words["web visits"],
        "cases" => viewer.Words["support cases"],
        _ => feature,
    };
}

using CxHub.Console.Sheets;
using CxHub.Insights.Segments;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Segments;

/// <summary>Who belongs where, and what to do next for whom.</summary>
public sealed record SegmentsView
{
    /// <summary>Customers on the page; the file has as many.</summary>
    public const int Listed = 50;

    /// <summary>Null when nothing has been measured yet.</summary>
    public required SegmentSummary? Summary { get; init; }

    /// <summary>The segment that the list is about; null for all.</summary>
    public required string? Segment { get; init; }

    public required IReadOnlyList<(string Segment, string Tier, string? Band, long Count)> Counts { get; init; }

    public required IReadOnlyList<(int Recency, int Frequency, long Count, double Money)> Fifths { get; init; }

    public required IReadOnlyList<(string Action, string? Blocked, long Count)> Actions { get; init; }

    public required IReadOnlyList<SegmentListing> Customers { get; init; }

    public long All => Counts.Sum(count => count.Count);

    internal static async Task<SegmentsView> LoadAsync(HubSession session, string? segment, CancellationToken cancellationToken)
    {
        var known = RuleSegments.Names.FirstOrDefault(name => name == segment);
        return new()
        {
            Summary = SegmentSummary.Read(await session.Models.GetAsync(SegmentSummary.Name, cancellationToken)),
            Segment = known,
            Counts = await session.Segments.CountsAsync(cancellationToken),
            Fifths = await session.Segments.FifthsAsync(cancellationToken),
            Actions = await session.Segments.ActionsAsync(cancellationToken),
            Customers = await session.Segments.TopAsync(known, Listed, cancellationToken),
        };
    }

    /// <summary>Null where there are fewer than ten, or none.</summary>
    internal long? Count(string tier, string? band) => Shown(Counts.Where(count => count.Tier == tier && count.Band == band).Sum(count => count.Count));

    internal static string SegmentOf(string tier, string? band) => RuleSegments.NameOf(
        band is null ? null : Enum.Parse<Insights.Scores.NpsBand>(band, ignoreCase: true), Enum.Parse<ValueTier>(tier, ignoreCase: true));

    internal string Sentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (All is 0)
        {
            return words["No customer has bought or answered yet."];
        }

        var save = Counts.Where(count => count.Segment is "save").Sum(count => count.Count);
        var largest = Counts.GroupBy(count => count.Segment, StringComparer.Ordinal).MaxBy(group => group.Sum(count => count.Count))!;
        var sentence = words["{0} customers bought or answered; the largest segment is “{1}” with {2}.", viewer.Number(All), words[largest.Key], viewer.Percent((double)largest.Sum(count => count.Count) / All)];
        return save < Standings.ShownFrom ? sentence : sentence + " " + words["{0} of high value are unhappy: save them first.", viewer.Number(save)];
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("segments", viewer.Words["Customers by good will and value"],
            [new("segment", viewer.Words["Segment"]), new("value", viewer.Words["Value"]), new("band", viewer.Words["Band"]), new("customers", viewer.Words["Customers"], true, 0)],
            [.. Counts.Select(count => (IReadOnlyList<object?>)[viewer.Words[count.Segment], viewer.Words[SegmentWords.Tier(count.Tier)], viewer.Words[count.Band ?? "no answer"], Shown(count.Count)])]),
        new("fifths", viewer.Words["Customers by fifths of recency and frequency"],
            [new("recency", viewer.Words["Recency"], true, 0), new("frequency", viewer.Words["Frequency"], true, 0), new("customers", viewer.Words["Customers"], true, 0), new("money", viewer.Words["Mean fifth of money"], true, 1)],
            [.. Fifths.Select(fifth => (IReadOnlyList<object?>)[fifth.Recency, fifth.Frequency, Shown(fifth.Count), fifth.Count < Standings.ShownFrom ? null : fifth.Money])]),
        new("personas", viewer.Words["Personas"],
            [new("persona", viewer.Words["Persona"]), new("customers", viewer.Words["Customers"], true, 0), new("share", viewer.Words["Share"], true, 1, true), new("traits", viewer.Words["What sets them apart"]), new("topics", viewer.Words["Topics"]), new("channel", viewer.Words["Channel"]), new("nps", "NPS", true, 0)],
            [.. (Summary?.Personas ?? []).Select(persona => (IReadOnlyList<object?>)[persona.Id, Shown(persona.Customers), (double)persona.Customers / persona.Of, SegmentWords.Traits(viewer, persona), SegmentWords.Topics(viewer, persona), persona.PreferredChannel, persona.Nps])]),
        new("next", viewer.Words["Next best action"],
            [
                new("customer", viewer.Words["Customer"]), new("segment", viewer.Words["Segment"]), new("action", viewer.Words["Action"]), new("expected", viewer.Words["Expected value"], true, 0), new("assumed", viewer.Words["Assumed"]),
                new("blocked", viewer.Words["Not allowed"]), new("rfm", "RFM"), new("persona", viewer.Words["Persona"]),
            ],
            [.. Customers.Select(one => (IReadOnlyList<object?>)[one.Row.ProfileId, one.Row.Segment, one.Row.Action, one.Row.Expected, one.Row.Assumed, one.Row.Blocked, $"{one.Row.Recency}{one.Row.Frequency}{one.Row.Money}", one.Row.Persona])]),
    ];

    internal static long? Shown(long count) => count < Standings.ShownFrom ? null : count;
}

using CxHub.Console.Charts;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Insights;
using CxHub.Insights.Statistics;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Console.Pages.Texts;

/// <summary>What the comments of a period feel like, in all and by touchpoint.</summary>
public sealed record TextView
{
    private const string Undecided = "undecided";

    public required int Days { get; init; }

    /// <summary>How many comments by touchpoint (empty where an answer names none) and by how they speak; undecided where nothing was found to judge by.</summary>
    public required IReadOnlyDictionary<(string Touchpoint, string Mood), int> Comments { get; init; }

    /// <summary>What judged the comments, with its version.</summary>
    public required IReadOnlyList<string> Judges { get; init; }

    /// <summary>Most mentioned first.</summary>
    public required IReadOnlyList<TopicRow> Topics { get; init; }

    public int All => Comments.Values.Sum();

    public Share Negative => new(Count("negative"), All);

    public Share Undecideds => new(Count(Undecided), All);

    public Share Positive => new(Count("positive"), All);

    internal static async Task<TextView> LoadAsync(HubSession session, int days, Taxonomy taxonomy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var moods = await session.Answers.MoodsAsync(now.AddDays(-days), now, cancellationToken);
        var topics = await StoredTopics.LoadAsync(session, TimeRange.Last(days, now), taxonomy, cancellationToken);
        return new()
        {
            Days = days,
            Comments = moods.GroupBy(one => (one.Touchpoint, one.Sentiment ?? Undecided)).ToDictionary(group => group.Key, group => (int)group.Sum(one => one.Count)),
            Judges = [.. moods.Select(one => one.Model).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Topics = [.. TopicReport.Of(topics).OrderByDescending(row => row.Mentioned.Hits).ThenBy(row => row.Topic.Code, StringComparer.Ordinal)],
        };
    }

    internal string Sentence(Viewer viewer)
    {
        if (Negative is not { Value: { } share, Interval: { } interval } all)
        {
            return viewer.Words["No comments in this period."];
        }

        var finding = viewer.Words["{0} of {1} are negative ({2} to {3} with 95 % confidence).", viewer.Percent(share), viewer.Words.Count(all.N, "{0} comment", "{0} comments"), viewer.Percent(interval.Lower), viewer.Percent(interval.Upper)];
        return ByTouchpoint().FirstOrDefault(group => group.Negative.Interval is { } own && own.Lower > share) is { Touchpoint: { } worst } found
            ? $"{finding} {viewer.Words["Clearly above that: {0} with {1} (n {2}).", Name(viewer, worst), viewer.Percent(found.Negative.Value!.Value), viewer.Number(found.Negative.N)]}"
            : $"{finding} {viewer.Words["No touchpoint stands clearly above that."]}";
    }

    internal string TopicSentence(Viewer viewer) => Topics.Where(row => row is { Q: < 0.05, Impact: not null }).MaxBy(row => Math.Abs(row.Impact!.Difference)) is { } farthest
        ? viewer.Words[
            farthest.Impact!.Difference < 0
                ? "Customers who write about “{0}” give an NPS {1} points lower than those who write about something else (q {2})."
                : "Customers who write about “{0}” give an NPS {1} points higher than those who write about something else (q {2}).",
            viewer.Topic(farthest.Topic), viewer.Number(Math.Abs(farthest.Impact.Difference), 0), farthest.Q < 0.0001 ? "< " + viewer.Number(0.0001, 4) : viewer.Number(farthest.Q!.Value, 4)]
        : viewer.Words["No topic goes with a different NPS by more than noise."];

    internal DotWhisker TopicChart(Viewer viewer) => new()
    {
        Title = viewer.Words["NPS of those who write about it, less that of the others"],
        Note = viewer.Words["With 95 % interval; topics with 30 answers on each side. A topic goes with a score, it need not be its cause."],
        Unit = viewer.Words["points of NPS"],
        WithSign = true,
        Rows =
        [
            .. Topics.Where(row => row.Impact is not null).OrderBy(row => row.Impact!.Difference)
                .Select(row => new WhiskerRow(viewer.Topic(row.Topic), row.Impact!.Difference, row.Impact.Interval.Lower, row.Impact.Interval.Upper, row.Mentioned.Hits)),
        ],
    };

    internal Sheet TopicTable(Viewer viewer) => new("topics", viewer.Words["What comments are about"],
        [
            new("topic", viewer.Words["Topic"]), new("mentions", viewer.Words["Comments"], true), new("share", viewer.Words["Share"], true, 0, true), new("positive", viewer.Words["positive"], true), new("negative", viewer.Words["negative"], true),
            new("net", viewer.Words["Net sentiment"], true, 2), new("impact", viewer.Words["NPS difference"], true, 0), new("lower", viewer.Words["Lower"], true, 0), new("upper", viewer.Words["Upper"], true, 0), new("q", "q", true, 4),
        ],
        [.. Topics.Select(row => (IReadOnlyList<object?>)(Standings.Of(row.Mentioned.Hits).IsShown()
            ? [viewer.Topic(row.Topic), row.Mentioned.Hits, row.Mentioned.Value, (long)row.Positive, (long)row.Negative, row.NetSentiment, row.Impact?.Difference, row.Impact?.Interval.Lower, row.Impact?.Interval.Upper, row.Q]
            : [viewer.Topic(row.Topic), row.Mentioned.Hits, row.Mentioned.Value, null, null, null, null, null, null, null]))]);

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) => [Table(viewer), Chart(viewer).ToSheet(viewer) with { Name = "negative" }, TopicTable(viewer)];

    internal DotWhisker Chart(Viewer viewer) => new()
    {
        Title = viewer.Words["Negative comments, by touchpoint"],
        Note = viewer.Words["Share of comments with negative words, with 95 % interval (Wilson). Groups under 10 comments are left out."],
        Unit = viewer.Words["share negative"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Reference = Negative.Value,
        ReferenceName = viewer.Words["all comments"],
        Rows = [.. ByTouchpoint().Select(group => new WhiskerRow(Name(viewer, group.Touchpoint), group.Negative.Value, group.Negative.Interval?.Lower, group.Negative.Interval?.Upper, group.Negative.N))],
    };

    internal Sheet Table(Viewer viewer) => new("moods", viewer.Words["Comments by touchpoint and mood"],
        [
            new("touchpoint", viewer.Words["Touchpoint"]), new("positive", viewer.Words["positive"], true), new("neutral", viewer.Words["neutral"], true), new("negative", viewer.Words["negative"], true),
            new("undecided", viewer.Words["undecided"], true), new("n", "n", true),
        ],
        [
            .. Touchpoints().Select(touchpoint => (Name: touchpoint, All: AllOf(touchpoint))).OrderByDescending(group => group.All).ThenBy(group => group.Name, StringComparer.Ordinal).Select(group => (IReadOnlyList<object?>)
                (Standings.Of(group.All).IsShown()
                    ? [Name(viewer, group.Name), Of(group.Name, "positive"), Of(group.Name, "neutral"), Of(group.Name, "negative"), Of(group.Name, Undecided), group.All]
                    : [Name(viewer, group.Name), null, null, null, null, group.All])),
        ]);

    private IEnumerable<(string Touchpoint, Share Negative)> ByTouchpoint() =>
        Touchpoints().Select(touchpoint => (Touchpoint: touchpoint, Negative: new Share(Of(touchpoint, "negative"), AllOf(touchpoint))))
            .Where(group => group.Negative.Standing.IsShown())
            .OrderByDescending(group => group.Negative.Value)
            .ThenBy(group => group.Touchpoint, StringComparer.Ordinal);

    private IEnumerable<string> Touchpoints() => Comments.Keys.Select(key => key.Touchpoint).Distinct(StringComparer.Ordinal);

    private long Count(string mood) => Comments.Where(group => group.Key.Mood == mood).Sum(group => (long)group.Value);

    private long Of(string touchpoint, string mood) => Comments.GetValueOrDefault((touchpoint, mood));

    private long AllOf(string touchpoint) => Comments.Where(group => group.Key.Touchpoint == touchpoint).Sum(group => (long)group.Value);

    private static string Name(Viewer viewer, string touchpoint) => touchpoint.Length is 0 ? viewer.Words["no touchpoint"] : viewer.Touchpoint(touchpoint);
}

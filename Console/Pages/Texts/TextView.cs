using CxHub.Console.Charts;
using CxHub.Console.Pages.Stream;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Domain.Records;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Texts;

/// <summary>What the comments of a period feel like, in all and by touchpoint.</summary>
public sealed record TextView
{
    public required int Days { get; init; }

    /// <summary>Comments by touchpoint (empty where an answer names none), the mood as the words say it; null where they say neither.</summary>
    public required IReadOnlyList<(string Touchpoint, string? Mood)> Comments { get; init; }

    public Share Negative => ShareOf(Comments, "negative");

    public Share Positive => ShareOf(Comments, "positive");

    internal static async Task<TextView> LoadAsync(HubSession session, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<(string, string?)> comments = [];
        await foreach (var answer in session.Canonical.AllAsync<Feedback>(cancellationToken))
        {
            if (answer.Status is "completed" && !string.IsNullOrWhiteSpace(answer.Comment) && answer.AnsweredAt > now.AddDays(-days) && answer.AnsweredAt <= now)
            {
                comments.Add((answer.Touchpoint ?? "", FeedbackFilter.MoodOf(answer)));
            }
        }

        return new() { Days = days, Comments = comments };
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
            .. Comments.GroupBy(comment => comment.Touchpoint).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => (IReadOnlyList<object?>)
                [Name(viewer, group.Key), CountOf(group, "positive"), CountOf(group, "neutral"), CountOf(group, "negative"), CountOf(group, null), group.LongCount()]),
        ]);

    private IEnumerable<(string Touchpoint, Share Negative)> ByTouchpoint() =>
        Comments.GroupBy(comment => comment.Touchpoint)
            .Select(group => (Touchpoint: group.Key, Negative: ShareOf([.. group], "negative")))
            .Where(group => group.Negative.Standing.IsShown())
            .OrderByDescending(group => group.Negative.Value)
            .ThenBy(group => group.Touchpoint, StringComparer.Ordinal);

    private static Share ShareOf(IReadOnlyList<(string Touchpoint, string? Mood)> comments, string mood) => new(CountOf(comments, mood), comments.Count);

    private static long CountOf(IEnumerable<(string Touchpoint, string? Mood)> comments, string? mood) => comments.LongCount(comment => comment.Mood == mood);

    private static string Name(Viewer viewer, string touchpoint) => touchpoint.Length is 0 ? viewer.Words["no touchpoint"] : viewer.Touchpoint(touchpoint);
}

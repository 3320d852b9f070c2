using CxHub.Insights.Statistics;
using CxHub.Insights.Text;

namespace CxHub.Insights.Segments;

/// <summary>Abandoned carts beside what the same visitors wrote in the same period: does discontent go along with leaving, or is it noise?</summary>
public static class WebFeedback
{
    public const string FormulaVersion = "web-feedback/1";

    /// <param name="carts">One row per visit that held a cart; the period is a week such as 2026-W10.</param>
    public static WebFeedbackReport Compare(IReadOnlyCollection<CartVisit> carts, IReadOnlyCollection<VisitorComment> comments)
    {
        var said = comments.ToLookup(comment => (comment.Visitor, comment.Period));
        var rows = carts.GroupBy(cart => (cart.Page, cart.Period)).OrderBy(group => group.Key.Page, StringComparer.Ordinal).ThenBy(group => group.Key.Period, StringComparer.Ordinal)
            .Select(group => Row(group.Key.Page, group.Key.Period, [.. group], said))
            .ToList();
        var q = FalseDiscovery.Adjust([.. rows.Select(row => row.Test?.P ?? double.NaN)]);
        var strata = carts.GroupBy(cart => (cart.Page, cart.Period)).Select(group => TableOf(group, said)).ToList();

        return new(
            [.. rows.Select((row, index) => row with { Q = double.IsNaN(q[index]) ? null : q[index] })],
            MantelHaenszel.Of(strata),
            carts.Count(cart => said.Contains((cart.Visitor, cart.Period))),
            Together(strata.Select(table => (table.ExposedEvents, table.ExposedOthers))),
            Together(strata.Select(table => (table.UnexposedEvents, table.UnexposedOthers))));
    }

    private static Share Together(IEnumerable<(double Left, double Bought)> strata)
    {
        var all = strata.ToList();

        return new((long)all.Sum(one => one.Left), (long)all.Sum(one => one.Left + one.Bought));
    }

    private static WebFeedbackRow Row(string page, string period, List<CartVisit> carts, ILookup<(string, string), VisitorComment> said)
    {
        var table = TableOf(carts, said);
        var comments = carts.Select(cart => cart.Visitor).Distinct(StringComparer.Ordinal).SelectMany(visitor => said[(visitor, period)]).ToList();
        Share unhappy = new((long)table.ExposedEvents, (long)(table.ExposedEvents + table.ExposedOthers));
        Share others = new((long)table.UnexposedEvents, (long)(table.UnexposedEvents + table.UnexposedOthers));

        return new()
        {
            Page = page,
            Period = period,
            Abandoned = new(carts.Count(cart => cart.IsAbandoned), carts.Count),
            Negative = new(comments.Count(comment => comment.Sentiment is Sentiment.Negative), comments.Count),
            Topics = [.. comments.SelectMany(comment => comment.Topics).CountBy(topic => topic).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Take(3).Select(topic => new TopicMentions(topic.Key, topic.Value))],
            AbandonedAfterNegative = unhappy,
            AbandonedOtherwise = others,
            Test = Proportions.Compare(unhappy, others),
        };
    }

    private static TwoByTwo TableOf(IEnumerable<CartVisit> carts, ILookup<(string, string), VisitorComment> said)
    {
        var counts = carts.CountBy(cart => (Unhappy: said[(cart.Visitor, cart.Period)].Any(comment => comment.Sentiment is Sentiment.Negative), cart.IsAbandoned)).ToDictionary();

        return new(
            counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((true, false)), counts.GetValueOrDefault((false, true)), counts.GetValueOrDefault((false, false)));
    }
}

public sealed record CartVisit(string Visitor, string Page, string Period, bool IsAbandoned);

public sealed record VisitorComment(string Visitor, string Period, IReadOnlyList<string> Topics, Sentiment Sentiment);

/// <summary>How many of the comments mention a topic.</summary>
public sealed record TopicMentions(string Topic, int Mentions);

/// <param name="Overall">Odds of leaving the cart for visitors with a negative comment, within page and week.</param>
/// <param name="VisitsWithComment">Visits whose visitor wrote something in the period.</param>
/// <param name="AbandonedAfterNegative">Over all pages and periods, carts of visitors with a negative comment in the period.</param>
/// <param name="AbandonedOtherwise">Carts of all other visitors.</param>
public sealed record WebFeedbackReport(IReadOnlyList<WebFeedbackRow> Rows, Attempt<OddsRatioEstimate> Overall, int VisitsWithComment, Share AbandonedAfterNegative, Share AbandonedOtherwise)
{
    public string Sentence => Overall.Value switch
    {
        null => $"Carts and comments cannot be compared: {Overall.Refusal}",
        _ when !AbandonedAfterNegative.Standing.IsShown() => $"Carts and comments cannot be compared: {AbandonedAfterNegative.N} carts belong to visitors with a negative comment in the same period; {Standings.ShownFrom} are needed.",
        { P: < 0.05, OddsRatio: > 1 } found => FormattableString.Invariant($"Visitors with a negative comment are associated with more abandoned carts on the same page and in the same week (odds ratio {found.OddsRatio:0.0}, {found.Interval.Lower:0.0} to {found.Interval.Upper:0.0}, {Wording.P(found.P)})."),
        { P: < 0.05 } found => FormattableString.Invariant($"Visitors with a negative comment are associated with fewer abandoned carts on the same page and in the same week (odds ratio {found.OddsRatio:0.0}, {Wording.P(found.P)})."),
        var found => FormattableString.Invariant($"No evidence that negative comments and abandoned carts go together (odds ratio {found.OddsRatio:0.0}, {found.Interval.Lower:0.0} to {found.Interval.Upper:0.0}, {Wording.P(found.P)})."),
    };
}

/// <summary>One page in one week.</summary>
public sealed record WebFeedbackRow
{
    public required string Page { get; init; }

    public required string Period { get; init; }

    public required Share Abandoned { get; init; }

    /// <summary>Of the comments of these visitors in this week.</summary>
    public required Share Negative { get; init; }

    public required IReadOnlyList<TopicMentions> Topics { get; init; }

    public required Share AbandonedAfterNegative { get; init; }

    public required Share AbandonedOtherwise { get; init; }

    public required Comparison? Test { get; init; }

    public double? Q { get; init; }
}

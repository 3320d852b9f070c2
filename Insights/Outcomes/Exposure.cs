namespace CxHub.Insights.Outcomes;

/// <summary>Joins closed deals to the score that the customer had before the outcome.</summary>
public static class Exposure
{
    public static ExposedDeals Join(IEnumerable<DealOutcome> deals, IEnumerable<ScorePoint> scores, ExposureRule rule)
    {
        var history = scores
            .GroupBy(score => JoinKey.Of(score.Customer), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(score => score.At).ThenBy(score => score.Score).ToArray(), StringComparer.Ordinal);
        List<ExposedDeal> closed = [];
        SortedSet<string> unmatched = new(StringComparer.Ordinal);
        var (open, laterOnly) = (0, 0);

        foreach (var deal in deals)
        {
            if (!deal.IsClosed)
            {
                open++;
                continue;
            }

            var known = history.GetValueOrDefault(JoinKey.Of(deal.Customer));
            var used = known is null ? null : LastBefore(known, deal.ClosedAt!.Value, rule);
            closed.Add(new(deal, used));

            if (known is null)
            {
                unmatched.Add(deal.Customer);
            }
            else if (used is null && known.Any(score => score.At >= deal.ClosedAt!.Value))
            {
                laterOnly++;
            }
        }

        return new(rule, closed, open, laterOnly, [.. unmatched]);
    }

    private static ScorePoint? LastBefore(ScorePoint[] history, DateTimeOffset outcomeAt, ExposureRule rule)
    {
        for (var index = history.Length - 1; index >= 0; index--)
        {
            if (rule.Admits(history[index].At, outcomeAt))
            {
                return history[index];
            }
        }

        return null;
    }
}

/// <summary>A closed deal and the score before it; null when there was none in the window.</summary>
public sealed record ExposedDeal(DealOutcome Deal, ScorePoint? Score);

/// <summary>The join with everything that must be said about it.</summary>
/// <param name="Open">Deals left out because they are not decided.</param>
/// <param name="AnsweredOnlyAfter">Deals whose customer answered, but only on or after the outcome or too close to it.</param>
/// <param name="WithoutAnyScore">Customer keys of closed deals that no score carries at all.</param>
public sealed record ExposedDeals(ExposureRule Rule, IReadOnlyList<ExposedDeal> Closed, int Open, int AnsweredOnlyAfter, IReadOnlyList<string> WithoutAnyScore)
{
    public Statistics.Share Covered => new(Closed.Count(deal => deal.Score is not null), Closed.Count);
}

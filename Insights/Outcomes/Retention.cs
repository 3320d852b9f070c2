using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>How long customers stay, by the band they had at the start; those still there count until last seen.</summary>
public static class Retention
{
    public const string FormulaVersion = "retention/1";

    public static RetentionReport ByBand(IEnumerable<CustomerLife> customers)
    {
        var groups = customers.GroupBy(customer => customer.Band).OrderBy(group => group.Key)
            .Select(group => (Name: group.Key.ToString(), Lifetimes: (IReadOnlyList<Lifetime>)[.. group.Select(customer => customer.Lifetime)]))
            .ToList();

        return ByGroup(groups);
    }

    public static RetentionReport ByGroup(IReadOnlyList<(string Name, IReadOnlyList<Lifetime> Lifetimes)> groups) =>
        new([.. groups.Select(group => new RetentionCurve(group.Name, group.Lifetimes.Count, Survival.KaplanMeier(group.Lifetimes)))], Survival.LogRank(groups));
}

/// <param name="From">When the score was given; the time runs from here.</param>
/// <param name="LeftAt">When the customer left; null while there.</param>
/// <param name="LastSeen">The last moment at which the customer was known to be there.</param>
public sealed record CustomerLife(string Customer, NpsBand Band, DateTimeOffset From, DateTimeOffset? LeftAt, DateTimeOffset LastSeen)
{
    /// <summary>In days.</summary>
    internal Lifetime Lifetime => new(Math.Max(0, ((LeftAt ?? LastSeen) - From).TotalDays), LeftAt is not null);
}

public sealed record RetentionCurve(string Band, int N, IReadOnlyList<SurvivalStep> Steps)
{
    /// <summary>Share still there after so many days; null beyond what was observed.</summary>
    public double? At(double days) => Steps.LastOrDefault(step => step.Time <= days)?.Survival ?? (N > 0 ? 1 : null);
}

public sealed record RetentionReport(IReadOnlyList<RetentionCurve> Curves, Attempt<LogRankResult> Test)
{
    public string FormulaVersion { get; init; } = Retention.FormulaVersion;

    public string Sentence => Test.Value switch
    {
        null => Test.Refusal!,
        { P: < 0.05 and var p } => FormattableString.Invariant($"The bands are associated with different retention (log-rank {Wording.P(p)}), without control for other differences."),
        { P: var p } => FormattableString.Invariant($"No evidence that retention differs between the bands (log-rank {Wording.P(p)})."),
    };
}

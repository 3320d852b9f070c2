using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Figures that come from answers.</summary>
internal static class AnswerFigures
{
    public const string Service = "support";

    private const string Relational = "relational";

    private const string Employee = "employee";

    /// <summary>One value per customer: the last relational answer that still counted at the end of the period.</summary>
    public static KpiReading RelationalNps(KpiEvidence evidence, KpiPeriod period) =>
        Recommendation(Latest(evidence, period, answer => answer.Kind is Relational && answer.Nps is not null).Select(answer => answer.Nps!.Value), KpiGap.NoAnswers);

    /// <summary>Of today's customers, those with any score that still counted at the end of the period.</summary>
    public static KpiReading Coverage(KpiEvidence evidence, KpiPeriod period)
    {
        var answered = Latest(evidence, period, answer => (answer.Nps ?? answer.Csat ?? answer.Ces) is not null).Count;
        return KpiReading.Of(new Share(Math.Min(answered, evidence.Customers), evidence.Customers), KpiGap.NoCustomers);
    }

    public static KpiReading ServiceCsat(KpiEvidence evidence, KpiPeriod period) =>
        KpiReading.Of(Satisfied(After(evidence, period)), KpiGap.NoAnswers);

    public static KpiReading ServiceCes(KpiEvidence evidence, KpiPeriod period)
    {
        var score = Ces.Measure(After(evidence, period).Select(answer => (double?)answer.Ces));
        return score.Mean is not { } mean ? KpiReading.None(KpiGap.NoAnswers) : new()
        {
            Value = mean.Value,
            N = mean.N,
            Interval = mean.Interval?.ClippedTo(1, 7),
            StandardError = mean.N > 1 ? mean.StandardDeviation / Math.Sqrt(mean.N) : null,
        };
    }

    public static KpiReading EmployeeNps(KpiEvidence evidence, KpiPeriod period) =>
        Recommendation(evidence.Answers.Where(answer => answer.Kind is Employee && answer.Nps is not null && period.Holds(answer.At)).Select(answer => answer.Nps!.Value), KpiGap.NoEmployeeAnswers);

    /// <summary>Satisfaction after a case, by the team of the colleague who had it.</summary>
    public static KpiReading TeamCsat(KpiEvidence evidence, KpiPeriod period)
    {
        var known = After(evidence, period).Where(answer => answer.Team is not null).ToList();
        return KpiReading.Of(Satisfied(known), KpiGap.NoTeams) with
        {
            Parts = [.. known.GroupBy(answer => answer.Team!, StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal).Select(team => KpiPart.Of(team.Key, Satisfied(team)))],
        };
    }

    private static IEnumerable<KpiAnswer> After(KpiEvidence evidence, KpiPeriod period) =>
        evidence.Answers.Where(answer => answer.Touchpoint is Service && answer.Kind is not Employee && period.Holds(answer.At));

    private static Share Satisfied(IEnumerable<KpiAnswer> answers) =>
        Csat.Measure(answers.Select(answer => (double?)answer.Csat), AnswerScale.OneToFive).Satisfied;

    /// <summary>The last admitted answer of each customer in the time for which an answer counts, up to the end of the period.</summary>
    private static Dictionary<string, KpiAnswer>.ValueCollection Latest(KpiEvidence evidence, KpiPeriod period, Func<KpiAnswer, bool> admits)
    {
        KpiPeriod valid = new(period.Until - evidence.Validity, period.Until);
        Dictionary<string, KpiAnswer> latest = new(StringComparer.Ordinal);
        foreach (var answer in evidence.Answers)
        {
            if (answer is { Customer: { } customer, Kind: not Employee } && valid.Holds(answer.At) && admits(answer) && !(latest.TryGetValue(customer, out var known) && known.At >= answer.At))
            {
                latest[customer] = answer;
            }
        }

        return latest.Values;
    }

    private static KpiReading Recommendation(IEnumerable<int> ratings, KpiGap whenEmpty)
    {
        var score = Nps.Measure(ratings.Select(rating => (double?)rating));
        return score.Value is not { } value ? KpiReading.None(whenEmpty) : new()
        {
            Value = value,
            N = score.N,
            Interval = score.ShownInterval,
            StandardError = 100 * score.Counts.StandardError,
            Parts =
            [
                KpiPart.Of("promoter", new Share(score.Counts.Promoters, score.N)),
                KpiPart.Of("passive", new Share(score.Counts.Passives, score.N)),
                KpiPart.Of("detractor", new Share(score.Counts.Detractors, score.N)),
            ],
        };
    }
}

namespace CxHub.Insights.Statistics;

/// <summary>Time until something ends, when for many it has not ended yet: Kaplan–Meier curves and the log-rank test between them.</summary>
public static class Survival
{
    public const string FormulaVersion = "survival/1";

    /// <summary>The steps of the curve with Greenwood's interval on the log scale, one per time with an event.</summary>
    public static IReadOnlyList<SurvivalStep> KaplanMeier(IEnumerable<Lifetime> lifetimes)
    {
        var ordered = lifetimes.OrderBy(lifetime => lifetime.Time).ToArray();
        List<SurvivalStep> steps = [];
        var (survival, greenwood, start) = (1.0, 0.0, 0);

        while (start < ordered.Length)
        {
            var end = start;
            var events = 0;

            for (; end < ordered.Length && ordered[end].Time == ordered[start].Time; end++)
            {
                events += ordered[end].Ended ? 1 : 0;
            }

            var atRisk = ordered.Length - start;

            if (events > 0)
            {
                survival *= 1 - ((double)events / atRisk);
                greenwood += (double)events / ((double)atRisk * (atRisk - events));
                var half = Tails.Z95 * Math.Sqrt(greenwood);
                Interval? interval = survival > 0 ? new(survival * Math.Exp(-half), Math.Min(1, survival * Math.Exp(half))) : null;
                steps.Add(new(ordered[start].Time, atRisk, events, survival, interval));
            }

            start = end;
        }

        return steps;
    }

    /// <summary>Do the groups end at different rates? Chi-squared on groups − 1 degrees of freedom.</summary>
    public static Attempt<LogRankResult> LogRank(IReadOnlyList<(string Name, IReadOnlyList<Lifetime> Lifetimes)> groups)
    {
        var used = groups.Where(group => group.Lifetimes.Count > 0).ToList();

        if (used.Count < 2 || !used.SelectMany(group => group.Lifetimes).Any(lifetime => lifetime.Ended))
        {
            return Attempt<LogRankResult>.Refused("A comparison needs two groups with customers, and at least one who left.");
        }

        var expected = new double[used.Count];
        var variance = Enumerable.Range(0, used.Count - 1).Select(_ => new double[used.Count - 1]).ToArray();

        foreach (var time in used.SelectMany(group => group.Lifetimes).Where(lifetime => lifetime.Ended).Select(lifetime => lifetime.Time).Distinct().Order())
        {
            AddTime(used, time, expected, variance);
        }

        var rows = used.Select((group, index) => new LogRankRow(group.Name, group.Lifetimes.Count, group.Lifetimes.Count(lifetime => lifetime.Ended), expected[index])).ToList();
        double[] difference = [.. rows.SkipLast(1).Select(row => row.Events - row.Expected)];

        if (Cholesky.Factor(variance) is not { } factor)
        {
            return Attempt<LogRankResult>.Refused("The groups are never at risk at the same time; they cannot be compared.");
        }

        var chiSquared = Vectors.Dot(difference, Cholesky.Solve(factor, difference));

        return new LogRankResult(rows, chiSquared, Tails.ChiSquaredUpper(chiSquared, used.Count - 1));
    }

    private static void AddTime(List<(string Name, IReadOnlyList<Lifetime> Lifetimes)> groups, double time, double[] expected, double[][] variance)
    {
        var atRisk = groups.Select(group => (double)group.Lifetimes.Count(lifetime => lifetime.Time >= time)).ToArray();
        double events = groups.Sum(group => group.Lifetimes.Count(lifetime => lifetime.Ended && lifetime.Time == time));
        var n = atRisk.Sum();
        var spread = n > 1 ? events * (n - events) / (n - 1) : 0;

        for (var row = 0; row < expected.Length; row++)
        {
            expected[row] += events * atRisk[row] / n;

            for (var column = 0; row < variance.Length && column < variance.Length; column++)
            {
                variance[row][column] += spread * atRisk[row] / n * ((row == column ? 1 : 0) - (atRisk[column] / n));
            }
        }
    }
}

/// <param name="Time">Since the start, in one unit for all.</param>
/// <param name="Ended">False: still there when last seen.</param>
public readonly record struct Lifetime(double Time, bool Ended);

public sealed record SurvivalStep(double Time, int AtRisk, int Events, double Survival, Interval? Interval);

public sealed record LogRankRow(string Name, int N, int Events, double Expected);

public sealed record LogRankResult(IReadOnlyList<LogRankRow> Groups, double ChiSquared, double P);

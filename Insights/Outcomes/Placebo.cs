using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>The same analysis on shuffled scores, where there is nothing to find: how often it would cry wolf, and how rarely chance reaches the real effect.</summary>
public static class Placebo
{
    public const int DefaultRuns = 200;

    /// <summary>Shuffles who is a promoter within each stratum and repeats the Mantel–Haenszel test (the plain one without strata).</summary>
    public static PlaceboReport Run(EffectStudy study, int runs = DefaultRuns, ulong seed = Bootstrap.DefaultSeed)
    {
        var strata = study.Cases.GroupBy(one => one.Stratum, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var real = Statistic(Array.ConvertAll(strata, cases => Count(cases, Array.ConvertAll(cases, one => one.Exposed))));
        var shuffled = new double[runs];

        Parallel.For(0, runs, run =>
        {
            SeededRandom random = new(seed, (ulong)run);
            shuffled[run] = Statistic(Array.ConvertAll(strata, cases =>
            {
                var exposed = Array.ConvertAll(cases, one => one.Exposed);
                random.Shuffle<bool>(exposed);

                return Count(cases, exposed);
            }));
        });

        var found = shuffled.Count(statistic => Tails.ChiSquaredUpper(statistic, 1) < 0.05);
        var reached = shuffled.Count(statistic => statistic >= real);

        return new(new(found, runs), (reached + 1.0) / (runs + 1), seed);
    }

    private static TwoByTwo Count(EffectCase[] cases, bool[] exposed)
    {
        double a = 0, b = 0, c = 0, d = 0;

        for (var index = 0; index < cases.Length; index++)
        {
            (a, b, c, d) = (exposed[index], cases[index].Won) switch
            {
                (true, true) => (a + 1, b, c, d),
                (true, false) => (a, b + 1, c, d),
                (false, true) => (a, b, c + 1, d),
                _ => (a, b, c, d + 1),
            };
        }

        return new(a, b, c, d);
    }

    private static double Statistic(TwoByTwo[] tables)
    {
        var used = tables.Where(table => table.N > 1).ToList();
        var variance = used.Sum(table => table.EventVariance);
        var difference = used.Sum(table => table.ExposedEvents - table.ExpectedEvents);

        return variance > 0 ? difference * difference / variance : 0;
    }
}

/// <param name="FalseFindings">Shuffled runs that looked significant at 5 %; about one in twenty is right.</param>
/// <param name="P">Permutation p of the real effect.</param>
public sealed record PlaceboReport(Share FalseFindings, double P, ulong Seed)
{
    public string Sentence => FormattableString.Invariant(
        $"On shuffled scores {FalseFindings.Hits} of {FalseFindings.N} runs looked significant (about 5 % is expected); the real difference is reached by chance with {Wording.P(P)}.");
}

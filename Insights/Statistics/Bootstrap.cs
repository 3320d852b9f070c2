namespace CxHub.Insights.Statistics;

/// <summary>Percentile intervals from resampling. Seed and number of resamples belong to the stored result; every resample has its own stream, so parallel runs agree to the bit.</summary>
public static class Bootstrap
{
    public const int DefaultResamples = 2000;

    public const ulong DefaultSeed = 20_260_331;

    /// <summary>Values of the statistic over resamples of 0 … <paramref name="n"/> − 1.</summary>
    public static double[] Resample(int n, Func<int[], double> statistic, int resamples = DefaultResamples, ulong seed = DefaultSeed)
    {
        var values = new double[resamples];

        Parallel.For(0, resamples, resample =>
        {
            SeededRandom random = new(seed, (ulong)resample);
            var rows = new int[n];

            for (var place = 0; place < n; place++)
            {
                rows[place] = random.NextInt(n);
            }

            values[resample] = statistic(rows);
        });

        return values;
    }

    /// <summary>The percentile interval; resamples in which the statistic does not exist (NaN) are left out.</summary>
    public static Interval? Percentile(IEnumerable<double> values, double level = 0.95)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();

        return sorted.Length == 0 ? null : new(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2));
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>What a column of pure chance is worth beside the real drivers: the level under which an importance says nothing.</summary>
internal static class NoiseFloor
{
    private const int Draws = 200;

    private const int WideDraws = 40;

    /// <returns>The 95th percentile of the random column's weight.</returns>
    public static double Of(IReadOnlyList<double[]> standardised, CorrelationMatrix correlations, ulong seed, Func<CorrelationMatrix, double[]> importance)
    {
        var weights = new double[correlations.Count > 60 ? WideDraws : Draws];

        Parallel.For(0, weights.Length, draw =>
        {
            SeededRandom random = new(seed ^ 0x5EED, (ulong)draw);
            var noise = new double[standardised[0].Length];

            for (var row = 0; row < noise.Length; row++)
            {
                noise[row] = random.NextNormal();
            }

            weights[draw] = importance(WithNoise(standardised, correlations, Vectors.Standardised(noise).Values))[^1];
        });

        return Quantiles.Of(weights, 0.95);
    }

    private static CorrelationMatrix WithNoise(IReadOnlyList<double[]> standardised, CorrelationMatrix correlations, double[] noise)
    {
        var with = standardised.Select(column => Vectors.Dot(column, noise) / (noise.Length - 1)).ToArray();

        return new(
            [.. correlations.Among.Select((row, index) => (double[])[.. row, with[index]]), [.. with[..^1], 1]],
            [.. correlations.WithOutcome, with[^1]]);
    }
}

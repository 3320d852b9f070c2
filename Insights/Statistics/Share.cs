namespace CxHub.Insights.Statistics;

/// <summary>Some of all: a win rate, a CSAT share, a response rate. Fractions in [0, 1] with Wilson's score interval.</summary>
/// <remarks>Interval: Wilson 1927, in the form tabulated by Newcombe 1998 (Statistics in Medicine 17:857). With n = 0 there is no value and no interval.</remarks>
public readonly record struct Share(long Hits, long N)
{
    public double? Value => N == 0 ? null : (double)Hits / N;

    public Interval? Interval => Wilson(Hits, N);

    public Standing Standing => Standings.Of(N);

    /// <summary>Wilson's interval for <paramref name="hits"/> of <paramref name="n"/>; null when nothing was counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More hits than cases, or negative counts.</exception>
    public static Interval? Wilson(double hits, double n, double level = 0.95)
    {
        if (hits < 0 || n < 0 || hits > n)
        {
            throw new ArgumentOutOfRangeException(nameof(hits), hits, $"A share counts 0 to n cases; n is {n}.");
        }

        if (n == 0)
        {
            return null;
        }

        var z = Tails.Z(level);
        var p = hits / n;
        var shrink = 1 + (z * z / n);
        var centre = (p + (z * z / (2 * n))) / shrink;
        var half = z / shrink * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));

        // At the edges the bound is exactly 0 or 1; rounding would leave 1e-17 there.
        return new(hits == 0 ? 0 : Math.Max(0, centre - half), hits == n ? 1 : Math.Min(1, centre + half));
    }
}

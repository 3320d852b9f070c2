namespace CxHub.Insights.Statistics;

/// <summary>Quantiles by linear interpolation between the order statistics (R's type 7).</summary>
public static class Quantiles
{
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);

    /// <exception cref="ArgumentException">Without values there is no quantile.</exception>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);

        return OfSorted(sorted, share);
    }

    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("Without values there is no quantile.", nameof(sorted));
        }

        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);

        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}

namespace CxHub.Insights.Statistics;

/// <summary>Kendall's τ-b by counting the exchanges of a merge sort (Knight 1966).</summary>
internal static class KendallTau
{
    public static (double Tau, double P) Of(double[] x, double[] y)
    {
        var n = x.Length;
        var order = Enumerable.Range(0, n).OrderBy(index => x[index]).ThenBy(index => y[index]).ToArray();
        var (sortedX, sortedY) = (Array.ConvertAll(order, index => x[index]), Array.ConvertAll(order, index => y[index]));
        var tiesX = Ranks.Ties(sortedX).ToArray();
        var tiesY = Ranks.Ties(sortedY).ToArray();
        var tiesBoth = sortedX.Zip(sortedY).GroupBy(pair => pair).Select(group => group.LongCount());
        var pairs = Pairs(n);
        var (tiedX, tiedY, tiedBoth) = (tiesX.Sum(Pairs), tiesY.Sum(Pairs), tiesBoth.Sum(Pairs));
        var discordant = Exchanges(sortedY, new double[n], 0, n);
        var s = pairs - tiedX - tiedY + tiedBoth - (2.0 * discordant);
        var tau = s / Math.Sqrt((double)(pairs - tiedX) * (pairs - tiedY));

        return (tau, Tails.NormalTwoSided(s / Math.Sqrt(Variance(n, tiesX, tiesY))));
    }

    private static long Pairs(long n) => n * (n - 1) / 2;

    private static double Variance(double n, long[] tiesX, long[] tiesY)
    {
        static double Sum(long[] ties, Func<double, double> term) => ties.Sum(tie => term(tie));
        var v0 = n * (n - 1) * ((2 * n) + 5);
        var vt = Sum(tiesX, t => t * (t - 1) * ((2 * t) + 5));
        var vu = Sum(tiesY, t => t * (t - 1) * ((2 * t) + 5));
        var v1 = Sum(tiesX, t => t * (t - 1)) * Sum(tiesY, t => t * (t - 1)) / (2 * n * (n - 1));
        var v2 = n > 2 ? Sum(tiesX, t => t * (t - 1) * (t - 2)) * Sum(tiesY, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2)) : 0;

        return ((v0 - vt - vu) / 18) + v1 + v2;
    }

    private static long Exchanges(double[] values, double[] buffer, int start, int end)
    {
        if (end - start < 2)
        {
            return 0;
        }

        var middle = (start + end) / 2;
        var count = Exchanges(values, buffer, start, middle) + Exchanges(values, buffer, middle, end);
        var (left, right) = (start, middle);

        for (var place = start; place < end; place++)
        {
            if (right >= end || (left < middle && values[left] <= values[right]))
            {
                buffer[place] = values[left++];
            }
            else
            {
                count += middle - left;
                buffer[place] = values[right++];
            }
        }

        Array.Copy(buffer, start, values, start, end - start);

        return count;
    }
}

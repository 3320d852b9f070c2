namespace CxHub.Insights.Drivers;

/// <summary>Which drivers may be called more important than which.</summary>
internal static class DriverOrders
{
    /// <summary>Above this many drivers only neighbours in the ranking are compared.</summary>
    private const int AllPairsUpTo = 30;

    public static IReadOnlyList<DriverOrder> Of(IReadOnlyList<string> names, double[] weights, double[][] resampled, double support)
    {
        if (resampled.Length == 0)
        {
            return [];
        }

        var ranking = Enumerable.Range(0, names.Count).OrderByDescending(index => weights[index]).ThenBy(index => names[index], StringComparer.Ordinal).ToArray();
        var pairs = from high in Enumerable.Range(0, ranking.Length)
                    from low in Enumerable.Range(high + 1, Math.Min(ranking.Length - high - 1, ranking.Length <= AllPairsUpTo ? int.MaxValue : 1))
                    select (Above: ranking[high], Below: ranking[low]);

        return
        [
            .. pairs
                .Select(pair => new DriverOrder(names[pair.Above], names[pair.Below], resampled.Count(row => row[pair.Above] > row[pair.Below]) / (double)resampled.Length))
                .Where(order => order.Support >= support),
        ];
    }
}

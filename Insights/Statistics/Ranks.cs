namespace CxHub.Insights.Statistics;

/// <summary>Ranks with ties at their mean, and the tie counts that tests correct for.</summary>
public static class Ranks
{
    /// <summary>1 for the smallest; equal values share the mean of their places.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[values.Length];

        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Array.Sort(sorted, order);
        var ranks = new double[values.Length];

        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;

            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            for (var place = start; place < end; place++)
            {
                ranks[order[place]] = (start + end + 1) / 2.0;
            }

            start = end;
        }

        return ranks;
    }

    /// <summary>The sizes of groups of equal values, those of one included.</summary>
    public static IEnumerable<long> Ties(IEnumerable<double> values) => values.GroupBy(value => value).Select(group => group.LongCount());
}

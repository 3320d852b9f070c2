namespace CxHub.Insights.Statistics;

/// <summary>Benjamini–Hochberg: when many comparisons are shown, q is the share of false ones to be expected among those at least as convincing.</summary>
public static class FalseDiscovery
{
    /// <summary>q-values in the order of the p-values; NaN (no test) stays NaN and does not count as a comparison.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).Where(index => !double.IsNaN(pValues[index])).OrderByDescending(index => pValues[index]).ToArray();
        var adjusted = Enumerable.Repeat(double.NaN, pValues.Count).ToArray();
        var smallest = 1.0;

        for (var place = 0; place < order.Length; place++)
        {
            smallest = Math.Min(smallest, pValues[order[place]] * order.Length / (order.Length - place));
            adjusted[order[place]] = smallest;
        }

        return adjusted;
    }
}

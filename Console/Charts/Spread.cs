namespace CxHub.Console.Charts;

/// <summary>Pushes positions apart until neighbours keep their distance, moving each as little as the order allows.</summary>
internal static class Spread
{
    public static double[] Apart(IReadOnlyList<double> wanted, double distance, double from, double to)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();
        var placed = new double[wanted.Count];
        var next = from;
        foreach (var i in order)
        {
            placed[i] = Math.Max(wanted[i], next);
            next = placed[i] + distance;
        }

        var last = to;
        foreach (var i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], last);
            last = placed[i] - distance;
        }

        return placed;
    }
}

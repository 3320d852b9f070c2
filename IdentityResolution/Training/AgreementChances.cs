using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// P(level) over all pairs of records with both values present: exact for equal values (Σ c(c−1)/n(n−1)), from pairs at fixed distances in the key order,
/// which is a random order, for the rest.
/// </summary>
internal static class AgreementChances
{
    private const int SamplePairs = 600_000;

    public static double[][] Measure(IdentityDataset data, int[] order)
    {
        var chances = new double[data.Tables.Length][];
        Parallel.For(0, chances.Length, field => chances[field] = Measure(data, order, field));
        return chances;
    }

    private static double[] Measure(IdentityDataset data, int[] order, int field)
    {
        var table = data.Tables[field];
        var counts = Count(data, order, field);
        var total = Math.Max(1, counts.Sum());
        var chances = counts.Select(count => Math.Max(count, 0.3) / total).ToArray();

        if (table.ChanceOfTop > 0) { chances[^1] = table.ChanceOfTop; }

        return chances;
    }

    private static long[] Count(IdentityDataset data, int[] order, int field)
    {
        var table = data.Tables[field];
        var counts = new long[table.Levels];
        var distances = order.Length < 2 ? 0 : (int)Math.Min((order.Length - 1) / 2, 1 + (SamplePairs / order.Length));

        // Every second record when the set is so large that one distance is more than the sample.
        var stride = Math.Max(1, order.Length / SamplePairs);

        for (var distance = 1; distance <= distances; distance++)
        {
            for (var i = 0; i < order.Length; i += stride)
            {
                var j = i + distance;
                var (left, right) = (data.Value(field, order[i]), data.Value(field, order[j < order.Length ? j : j - order.Length]));

                if (left != 0 && right != 0 && table.Compare(left, right).Level is var level and not Match.Null) { counts[level]++; }
            }
        }

        return counts;
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>Weights over resampled cases. Long tables are cut into random groups of rows once, and the groups are drawn: the same spread at a fraction of the work.</summary>
internal static class DriverResampling
{
    private const int Groups = 200;

    private const double DirectWork = 2e9;

    private const double MostWork = 2e11;

    private const int Fewest = 100;

    /// <summary>One row of weights per resample; resamples in which a column loses its spread are left out.</summary>
    public static double[][] Weights(IReadOnlyList<double[]> standardised, DriverOptions options, Func<CorrelationMatrix, double[]> importance, int resamples)
    {
        var n = standardised[0].Length;
        double width = standardised.Count;
        var direct = (double)n * width * width * resamples <= DirectWork || n < 4 * Groups;
        var cases = direct ? Rows(standardised) : Sums(standardised, options.Seed);
        var weights = new double[resamples][];

        Parallel.For(0, resamples, resample =>
        {
            SeededRandom random = new(options.Seed, (ulong)resample + 1);
            weights[resample] = CorrelationMatrix.FromCrossProducts(cases.Draw(random)) is { } drawn ? importance(drawn) : [];
        });

        return [.. weights.Where(row => row.Length > 0)];
    }

    /// <summary>As many resamples as asked for, or as the width of the table allows.</summary>
    public static int Affordable(int asked, int width, ImportanceMethod method)
    {
        var perResample = (method is ImportanceMethod.Lmg
            ? (width <= Lmg.ExactUpTo ? Math.Pow(2, width) * width * 4 : Lmg.ResampledPermutations * Math.Pow(width, 3) / 6)
            : 25 * Math.Pow(width, 3)) + (Groups * (double)width * width);

        return (int)Math.Clamp(MostWork / perResample, Math.Min(asked, Fewest), asked);
    }

    private static GroupSums Rows(IReadOnlyList<double[]> columns) => new(columns, Enumerable.Range(0, columns[0].Length).Select(row => new[] { row }).ToArray(), keep: false);

    private static GroupSums Sums(IReadOnlyList<double[]> columns, ulong seed)
    {
        var order = Enumerable.Range(0, columns[0].Length).ToArray();
        new SeededRandom(seed).Shuffle<int>(order);

        return new(columns, [.. Enumerable.Range(0, Groups).Select(group => order[(group * order.Length / Groups)..((group + 1) * order.Length / Groups)])], keep: true);
    }

    /// <summary>Sums and cross products of groups of rows, drawn with replacement.</summary>
    private sealed class GroupSums
    {
        private readonly IReadOnlyList<double[]> _columns;
        private readonly int[][] _groups;
        private readonly double[][][]? _products;

        public GroupSums(IReadOnlyList<double[]> columns, int[][] groups, bool keep)
        {
            (_columns, _groups) = (columns, groups);

            if (keep)
            {
                _products = new double[groups.Length][][];
                Parallel.For(0, groups.Length, group => _products[group] = ProductsOf(groups[group]));
            }
        }

        public double[][] Draw(SeededRandom random)
        {
            var times = new int[_groups.Length];

            for (var draw = 0; draw < _groups.Length; draw++)
            {
                times[random.NextInt(_groups.Length)]++;
            }

            var rows = _products is null
                ? ProductsOf([.. times.SelectMany((count, group) => Enumerable.Repeat(_groups[group][0], count))])
                : SumOf(times);

            return Centre(rows);
        }

        // The last row and column hold the sums: a column of ones stands beside the others.
        private double[][] ProductsOf(int[] rows) =>
            CrossProducts.Of([.. _columns.Select(column => Array.ConvertAll(rows, row => column[row])), [.. Enumerable.Repeat(1.0, rows.Length)]]);

        private double[][] SumOf(int[] times)
        {
            var sum = Enumerable.Range(0, _columns.Count + 1).Select(_ => new double[_columns.Count + 1]).ToArray();

            for (var group = 0; group < times.Length; group++)
            {
                for (var row = 0; times[group] > 0 && row < sum.Length; row++)
                {
                    Vectors.AddScaled(sum[row], times[group], _products![group][row]);
                }
            }

            return sum;
        }

        private static double[][] Centre(double[][] products)
        {
            var last = products.Length - 1;

            return [.. Enumerable.Range(0, last).Select(row => Enumerable.Range(0, last)
                .Select(column => products[row][column] - (products[row][last] * products[column][last] / products[last][last])).ToArray())];
        }
    }
}

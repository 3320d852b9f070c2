namespace CxHub.Insights.Statistics;

/// <summary>All inner products of a set of columns, in blocks that stay in the cache.</summary>
public static class CrossProducts
{
    private const int BlockRows = 2048;

    /// <summary>The symmetric matrix of column × column products.</summary>
    public static double[][] Of(IReadOnlyList<double[]> columns)
    {
        var size = columns.Count;
        var products = new double[size][];

        for (var row = 0; row < size; row++)
        {
            products[row] = new double[size];
        }

        var length = size == 0 ? 0 : columns[0].Length;

        for (var start = 0; start < length; start += BlockRows)
        {
            Add(columns, products, start, Math.Min(BlockRows, length - start));
        }

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                products[column][row] = products[row][column];
            }
        }

        return products;
    }

    // Each row of the result is written by one worker in the order of the blocks: the same bits on any number of cores.
    private static void Add(IReadOnlyList<double[]> columns, double[][] products, int start, int count)
    {
        void OneRow(int row)
        {
            var left = columns[row].AsSpan(start, count);

            for (var column = 0; column <= row; column++)
            {
                products[row][column] += Vectors.Dot(left, columns[column].AsSpan(start, count));
            }
        }

        if ((long)columns.Count * columns.Count * count > 2_000_000)
        {
            Parallel.For(0, columns.Count, OneRow);
        }
        else
        {
            for (var row = 0; row < columns.Count; row++)
            {
                OneRow(row);
            }
        }
    }
}

namespace CxHub.Insights.Statistics;

/// <summary>Symmetric positive definite systems: normal equations of weighted steps, correlation matrices.</summary>
public static class Cholesky
{
    /// <summary>The lower factor, or null when the matrix is not positive definite to working precision.</summary>
    public static double[][]? Factor(double[][] matrix, double tolerance = 1e-12)
    {
        var size = matrix.Length;
        var lower = new double[size][];

        for (var row = 0; row < size; row++)
        {
            lower[row] = new double[size];

            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[row][column] - Vectors.Dot(lower[row].AsSpan(0, column), lower[column].AsSpan(0, column));

                if (row != column)
                {
                    lower[row][column] = rest / lower[column][column];
                }
                else if (rest <= tolerance * Math.Abs(matrix[row][row]) || !double.IsFinite(rest))
                {
                    return null;
                }
                else
                {
                    lower[row][row] = Math.Sqrt(rest);
                }
            }
        }

        return lower;
    }

    public static double[] Solve(double[][] lower, ReadOnlySpan<double> right)
    {
        var solution = right.ToArray();

        for (var row = 0; row < lower.Length; row++)
        {
            solution[row] = (solution[row] - Vectors.Dot(lower[row].AsSpan(0, row), solution.AsSpan(0, row))) / lower[row][row];
        }

        for (var row = lower.Length - 1; row >= 0; row--)
        {
            solution[row] /= lower[row][row];
            Vectors.AddScaled(solution.AsSpan(0, row), -solution[row], lower[row].AsSpan(0, row));
        }

        return solution;
    }

    public static double[][] Inverse(double[][] lower)
    {
        var inverse = new double[lower.Length][];

        for (var column = 0; column < lower.Length; column++)
        {
            var unit = new double[lower.Length];
            unit[column] = 1;
            inverse[column] = Solve(lower, unit);
        }

        return inverse;
    }
}

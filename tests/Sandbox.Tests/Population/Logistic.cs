namespace CxHub.Tests.Sandbox.Population;

/// <summary>Logistic regression by Newton's method: coefficients and their standard errors.</summary>
internal static class Logistic
{
    public static (double[] Coefficients, double[] Errors) Fit(IReadOnlyList<(double[] X, bool Y)> rows)
    {
        var width = rows[0].X.Length;
        var beta = new double[width];
        var inverse = new double[width, width];

        for (var step = 0; step < 25; step++)
        {
            var (gradient, information) = Slope(rows, beta);
            inverse = Inverse(information);
            beta = [.. beta.Select((b, i) => b + Enumerable.Range(0, width).Sum(j => inverse[i, j] * gradient[j]))];
        }

        return (beta, [.. Enumerable.Range(0, width).Select(i => Math.Sqrt(inverse[i, i]))]);
    }

    private static (double[] Gradient, double[,] Information) Slope(IReadOnlyList<(double[] X, bool Y)> rows, double[] beta)
    {
        var width = beta.Length;
        var gradient = new double[width];
        var information = new double[width, width];

        foreach (var (x, y) in rows)
        {
            var p = 1 / (1 + Math.Exp(-x.Zip(beta, (a, b) => a * b).Sum()));

            for (var i = 0; i < width; i++)
            {
                gradient[i] += x[i] * ((y ? 1 : 0) - p);

                for (var j = 0; j < width; j++)
                {
                    information[i, j] += x[i] * x[j] * p * (1 - p);
                }
            }
        }

        return (gradient, information);
    }

    /// <summary>Gauss–Jordan; the matrix is positive definite.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var work = (double[,])matrix.Clone();
        var inverse = new double[n, n];

        for (var i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            Scale(work, inverse, pivot, 1 / work[pivot, pivot]);

            for (var row = 0; row < n; row++)
            {
                if (row != pivot)
                {
                    Subtract(work, inverse, row, pivot, work[row, pivot]);
                }
            }
        }

        return inverse;
    }

    private static void Scale(double[,] work, double[,] inverse, int row, double by)
    {
        for (var j = 0; j < work.GetLength(1); j++)
        {
            work[row, j] *= by;
            inverse[row, j] *= by;
        }
    }

    private static void Subtract(double[,] work, double[,] inverse, int from, int row, double times)
    {
        for (var j = 0; j < work.GetLength(1); j++)
        {
            work[from, j] -= times * work[row, j];
            inverse[from, j] -= times * inverse[row, j];
        }
    }
}

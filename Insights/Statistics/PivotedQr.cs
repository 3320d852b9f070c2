namespace CxHub.Insights.Statistics;

/// <summary>Householder QR with column pivoting; finds the columns that say nothing new. Works on its own copy of the columns.</summary>
public sealed class PivotedQr
{
    private readonly double[][] _columns;

    private readonly double[] _diagonal;

    /// <param name="columns">Equally long; best scaled to one length.</param>
    /// <param name="tolerance">A column whose remaining length is below this part of its original one is a combination of those before it.</param>
    public PivotedQr(IReadOnlyList<double[]> columns, double tolerance = 1e-10)
    {
        _columns = [.. columns.Select(column => (double[])column.Clone())];
        _diagonal = new double[columns.Count];
        Rank = Decompose(tolerance);
    }

    /// <summary>Original index of the column at each place; the first <see cref="Rank"/> are independent.</summary>
    public IReadOnlyList<int> Order => _order;

    public int Rank { get; }

    private int[] _order = [];

    private int Decompose(double tolerance)
    {
        var rows = _columns.Length == 0 ? 0 : _columns[0].Length;
        var original = Array.ConvertAll(_columns, column => Vectors.Norm(column));
        _order = [.. Enumerable.Range(0, _columns.Length)];

        for (var step = 0; step < Math.Min(rows, _columns.Length); step++)
        {
            var norms = Enumerable.Range(step, _columns.Length - step).Select(place => Vectors.Norm(_columns[place].AsSpan(step))).ToArray();
            var best = step + Array.IndexOf(norms, norms.Max());
            (_columns[step], _columns[best]) = (_columns[best], _columns[step]);
            (_order[step], _order[best]) = (_order[best], _order[step]);

            if (norms[best - step] <= tolerance * original[_order[step]] || norms[best - step] == 0)
            {
                return step;
            }

            Reflect(step, norms[best - step]);
        }

        return Math.Min(rows, _columns.Length);
    }

    private void Reflect(int step, double norm)
    {
        var pivot = _columns[step].AsSpan(step);
        var sign = pivot[0] >= 0 ? 1 : -1;
        _diagonal[step] = -sign * norm;
        pivot[0] += sign * norm;
        var half = Vectors.Dot(pivot, pivot) / 2;

        void Apply(int place)
        {
            var vector = _columns[step].AsSpan(step);
            var target = _columns[place].AsSpan(step);
            Vectors.AddScaled(target, -Vectors.Dot(vector, target) / half, vector);
        }

        if ((long)(_columns.Length - step) * pivot.Length > 1_000_000)
        {
            Parallel.For(step + 1, _columns.Length, Apply);
        }
        else
        {
            for (var place = step + 1; place < _columns.Length; place++)
            {
                Apply(place);
            }
        }
    }

    /// <summary>Least-squares coefficients of the independent columns, in pivot order.</summary>
    public double[] Solve(ReadOnlySpan<double> target)
    {
        var rotated = target.ToArray();

        for (var step = 0; step < Rank; step++)
        {
            var vector = _columns[step].AsSpan(step);
            var rest = rotated.AsSpan(step);
            Vectors.AddScaled(rest, -2 * Vectors.Dot(vector, rest) / Vectors.Dot(vector, vector), vector);
        }

        return BackSubstitute(rotated.AsSpan(0, Rank));
    }

    /// <summary>(XᵀX)⁻¹ of the independent columns, in pivot order.</summary>
    public double[,] InverseOfCrossProduct()
    {
        var inverse = new double[Rank, Rank];

        for (var column = 0; column < Rank; column++)
        {
            var unit = new double[Rank];
            unit[column] = 1;
            var solved = BackSubstitute(unit);

            for (var row = 0; row < Rank; row++)
            {
                inverse[row, column] = solved[row];
            }
        }

        return Multiply(inverse);
    }

    private double[,] Multiply(double[,] upper)
    {
        var product = new double[Rank, Rank];

        for (var row = 0; row < Rank; row++)
        {
            for (var column = row; column < Rank; column++)
            {
                var sum = 0.0;

                for (var inner = column; inner < Rank; inner++)
                {
                    sum += upper[row, inner] * upper[column, inner];
                }

                (product[row, column], product[column, row]) = (sum, sum);
            }
        }

        return product;
    }

    // Above the diagonal R stands in the columns; below stand the reflections.
    private double[] BackSubstitute(ReadOnlySpan<double> right)
    {
        var solution = right.ToArray();

        for (var row = Rank - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < Rank; column++)
            {
                solution[row] -= _columns[column][row] * solution[column];
            }

            solution[row] /= _diagonal[row];
        }

        return solution;
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>L2-penalised logistic regression of one class against the rest on sparse rows: ½‖w‖² + C Σ sᵢ ln(1 + e^(−yᵢ w·xᵢ)), by truncated Newton steps.</summary>
/// <remarks>The bias is a penalised column of ones. Steps come from conjugate gradients with a diagonal preconditioner and are halved until they improve; the objective is strictly convex, so the optimum is unique.</remarks>
internal sealed class SparseLogistic
{
    private const int MaximumSteps = 100;

    private const int MaximumInner = 250;

    private readonly SparseRow[] _rows;
    private readonly bool[] _positive;
    private readonly double[] _costs;
    private readonly double _tolerance;
    private readonly int _bias;
    private readonly double[] _margins;
    private readonly double[] _curvature;

    public SparseLogistic(SparseRow[] rows, bool[] positive, int features, double c, double positiveWeight)
    {
        (_rows, _positive, _bias) = (rows, positive, features);
        _costs = Array.ConvertAll(positive, isPositive => isPositive ? c * positiveWeight : c);
        _margins = new double[rows.Length];
        _curvature = new double[rows.Length];
        double positives = positive.Count(isPositive => isPositive);
        _tolerance = 1e-4 * Math.Max(Math.Min(positives, rows.Length - positives), 1) / rows.Length;
    }

    /// <summary>Weights, the bias last.</summary>
    public double[] Solve()
    {
        var weights = new double[_bias + 1];
        var objective = Evaluate(weights);
        var gradient = Gradient(weights);
        var first = Vectors.Norm(gradient);

        for (var step = 0; step < MaximumSteps && Vectors.Norm(gradient) > _tolerance * first; step++)
        {
            var direction = Direction(gradient);
            var slope = Vectors.Dot(gradient, direction);
            var reached = Search(weights, direction, slope, objective);

            if (reached >= objective)
            {
                break;
            }

            objective = reached;
            gradient = Gradient(weights);
        }

        return weights;
    }

    private double Search(double[] weights, double[] direction, double slope, double objective)
    {
        double[] start = [.. weights];

        for (var factor = 1.0; factor > 1e-8; factor /= 2)
        {
            start.CopyTo(weights.AsSpan());
            Vectors.AddScaled(weights, factor, direction);
            var reached = Evaluate(weights);

            if (reached <= objective + (1e-4 * factor * slope))
            {
                return reached;
            }
        }

        start.CopyTo(weights.AsSpan());

        return Evaluate(weights);
    }

    private double Evaluate(double[] weights)
    {
        var loss = 0.0;

        for (var row = 0; row < _rows.Length; row++)
        {
            var margin = Multiply(_rows[row], weights);
            _margins[row] = margin;
            var signed = _positive[row] ? -margin : margin;
            loss += _costs[row] * (Math.Max(signed, 0) + Math.Log(1 + Math.Exp(-Math.Abs(signed))));
        }

        return loss + (Vectors.Dot(weights, weights) / 2);
    }

    private double[] Gradient(double[] weights)
    {
        var gradient = (double[])weights.Clone();

        for (var row = 0; row < _rows.Length; row++)
        {
            var probability = 1 / (1 + Math.Exp(-_margins[row]));
            _curvature[row] = _costs[row] * probability * (1 - probability);
            AddRow(gradient, _rows[row], _costs[row] * (probability - (_positive[row] ? 1 : 0)));
        }

        return gradient;
    }

    private double[] Direction(double[] gradient)
    {
        var scale = Diagonal();
        var direction = new double[gradient.Length];
        double[] residual = [.. gradient.Select(value => -value)];
        var scaled = Divide(residual, scale);
        double[] search = [.. scaled];
        var product = Vectors.Dot(residual, scaled);
        var enough = Math.Min(0.1, Math.Sqrt(Vectors.Norm(gradient))) * Vectors.Norm(gradient);

        for (var inner = 0; inner < MaximumInner && Vectors.Norm(residual) > enough; inner++)
        {
            var bent = Bend(search);
            var length = product / Vectors.Dot(search, bent);
            Vectors.AddScaled(direction, length, search);
            Vectors.AddScaled(residual, -length, bent);
            scaled = Divide(residual, scale);
            var next = Vectors.Dot(residual, scaled);
            var keep = next / product;
            product = next;

            for (var index = 0; index < search.Length; index++)
            {
                search[index] = scaled[index] + (keep * search[index]);
            }
        }

        return direction;
    }

    private double[] Diagonal()
    {
        var diagonal = Enumerable.Repeat(1.0, _bias + 1).ToArray();

        for (var row = 0; row < _rows.Length; row++)
        {
            var indices = _rows[row].Indices.Span;
            var values = _rows[row].Values.Span;
            diagonal[_bias] += _curvature[row];

            for (var place = 0; place < indices.Length; place++)
            {
                diagonal[indices[place]] += _curvature[row] * values[place] * values[place];
            }
        }

        return diagonal;
    }

    private static double[] Divide(double[] values, double[] by)
    {
        var divided = new double[values.Length];

        for (var index = 0; index < divided.Length; index++)
        {
            divided[index] = values[index] / by[index];
        }

        return divided;
    }

    /// <summary>Hessian times vector.</summary>
    private double[] Bend(double[] vector)
    {
        var bent = (double[])vector.Clone();

        for (var row = 0; row < _rows.Length; row++)
        {
            AddRow(bent, _rows[row], _curvature[row] * Multiply(_rows[row], vector));
        }

        return bent;
    }

    private double Multiply(SparseRow row, double[] weights)
    {
        var indices = row.Indices.Span;
        var values = row.Values.Span;
        var sum = weights[_bias];

        for (var place = 0; place < indices.Length; place++)
        {
            sum += weights[indices[place]] * values[place];
        }

        return sum;
    }

    private void AddRow(double[] target, SparseRow row, double factor)
    {
        var indices = row.Indices.Span;
        var values = row.Values.Span;
        target[_bias] += factor;

        for (var place = 0; place < indices.Length; place++)
        {
            target[indices[place]] += factor * values[place];
        }
    }
}

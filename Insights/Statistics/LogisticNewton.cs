namespace CxHub.Insights.Statistics;

/// <summary>The iteration behind <see cref="Logistic"/>: on standardised columns, step-halved, reported on the original scale.</summary>
internal sealed class LogisticNewton
{
    private const int MaximumIterations = 50;

    private const double Converged = 1e-10;

    /// <summary>A slope this large on a standardised column moves the odds by e¹⁵ per deviation; no data says that, only separation does.</summary>
    private const double SeparatedSlope = 15;

    private readonly double[] _response;
    private readonly double[][] _design;
    private readonly (double Mean, double Deviation)[] _scales;
    private readonly string[] _names;
    private readonly double _ridge;
    private double[] _beta;
    private double[] _fitted;

    public LogisticNewton(double[] response, IReadOnlyList<Column> predictors, double ridge)
    {
        var scaled = predictors.Select(column => Vectors.Standardised(column.Values)).ToList();
        (_response, _ridge) = (response, ridge);
        _design = [[.. Enumerable.Repeat(1.0, response.Length)], .. scaled.Select(column => column.Values)];
        _scales = [.. scaled.Select(column => (column.Mean, column.Deviation))];
        _names = [.. predictors.Select(column => column.Name)];
        _beta = new double[_design.Length];
        _fitted = new double[response.Length];
    }

    public int Iterations { get; private set; }

    public double LogLikelihood { get; private set; }

    public double[] Fitted => _fitted;

    public LogisticCoefficient[] Coefficients { get; private set; } = [];

    public double[][] Covariance { get; private set; } = [];

    /// <summary>The predictor with the runaway slope.</summary>
    public string Separating => _names[Array.IndexOf(_beta, _beta.Skip(1).MaxBy(Math.Abs), 1) - 1];

    /// <returns>False when the outcome is separated and no finite estimate exists.</returns>
    public bool Run()
    {
        var mean = _response.Average();
        _beta[0] = Math.Log(mean / (1 - mean));
        var objective = Evaluate(_beta);

        for (Iterations = 1; Iterations <= MaximumIterations; Iterations++)
        {
            if (Cholesky.Factor(Information()) is not { } factor)
            {
                return false;
            }

            var step = Cholesky.Solve(factor, Gradient());
            objective = Move(step, objective);
            var size = step.Max(Math.Abs);

            if (_ridge == 0 && (_beta.Skip(1).Any(slope => Math.Abs(slope) > SeparatedSlope) || (Iterations > 8 && size > 1e-2 && Saturated())))
            {
                return false;
            }

            if (size < Converged)
            {
                return Finish();
            }
        }

        return false;
    }

    private bool Saturated() => _fitted.Any(probability => probability is < 1e-8 or > 1 - 1e-8);

    private bool Finish()
    {
        LogLikelihood = Evaluate(_beta) + Penalty(_beta);

        if (Cholesky.Factor(Information()) is not { } factor)
        {
            return false;
        }

        Covariance = OnOwnScale(Cholesky.Inverse(factor));
        double[] estimates = [Vectors.Dot(_beta, InterceptRow()), .. _scales.Select((scale, index) => _beta[index + 1] / scale.Deviation)];
        Coefficients = [.. estimates.Select((estimate, index) => new LogisticCoefficient(index == 0 ? "(intercept)" : _names[index - 1], estimate, Math.Sqrt(Covariance[index][index])))];

        return true;
    }

    // Back from centred, scaled columns: α = β₀ − Σ βⱼ mⱼ / sⱼ.
    private double[] InterceptRow() => [1, .. _scales.Select(scale => -scale.Mean / scale.Deviation)];

    private double[][] OnOwnScale(double[][] covariance)
    {
        double[][] rows = [InterceptRow(), .. _scales.Select((scale, index) => Enumerable.Range(0, _beta.Length).Select(column => column == index + 1 ? 1 / scale.Deviation : 0.0).ToArray())];
        var half = Array.ConvertAll(rows, row => Array.ConvertAll(covariance, column => Vectors.Dot(row, column)));

        return Array.ConvertAll(half, left => Array.ConvertAll(rows, right => Vectors.Dot(left, right)));
    }

    private double Move(double[] step, double objective)
    {
        for (var factor = 1.0; ; factor /= 2)
        {
            double[] candidate = [.. _beta];
            Vectors.AddScaled(candidate, factor, step);
            var reached = Evaluate(candidate);

            if (reached >= objective - (1e-12 * Math.Abs(objective)) || factor < 1e-6)
            {
                _beta = candidate;

                return reached;
            }
        }
    }

    private double Penalty(double[] beta) => _ridge / 2 * beta.Skip(1).Sum(slope => slope * slope);

    /// <summary>Penalised log-likelihood; leaves the fitted probabilities behind.</summary>
    private double Evaluate(double[] beta)
    {
        var margin = new double[_response.Length];

        for (var column = 0; column < _design.Length; column++)
        {
            Vectors.AddScaled(margin, beta[column], _design[column]);
        }

        var sum = 0.0;

        for (var row = 0; row < margin.Length; row++)
        {
            // ln(1 + eᵐ) without overflow.
            sum += (_response[row] * margin[row]) - Math.Max(margin[row], 0) - Math.Log(1 + Math.Exp(-Math.Abs(margin[row])));
            _fitted[row] = 1 / (1 + Math.Exp(-margin[row]));
        }

        return sum - Penalty(beta);
    }

    private double[] Gradient()
    {
        var residual = new double[_response.Length];

        for (var row = 0; row < residual.Length; row++)
        {
            residual[row] = _response[row] - _fitted[row];
        }

        var gradient = Array.ConvertAll(_design, column => Vectors.Dot(column, residual));

        for (var index = 1; index < gradient.Length; index++)
        {
            gradient[index] -= _ridge * _beta[index];
        }

        return gradient;
    }

    private double[][] Information()
    {
        var root = Array.ConvertAll(_fitted, probability => Math.Sqrt(probability * (1 - probability)));
        var weighted = new double[_design.Length][];
        Parallel.For(0, _design.Length, index => weighted[index] = Multiply(_design[index], root));
        var information = CrossProducts.Of(weighted);

        for (var index = 1; index < information.Length; index++)
        {
            information[index][index] += _ridge;
        }

        return information;
    }

    private static double[] Multiply(double[] column, double[] factors)
    {
        var product = new double[column.Length];

        for (var row = 0; row < column.Length; row++)
        {
            product[row] = column[row] * factors[row];
        }

        return product;
    }
}

namespace CxHub.Insights.Statistics;

/// <summary>Proportional hazards with Efron's treatment of ties.</summary>
public static class Cox
{
    public const string FormulaVersion = "cox/1";

    private const int MaximumIterations = 30;

    /// <param name="predictors">Equally long as <paramref name="lifetimes"/>, without missing values.</param>
    public static Attempt<IReadOnlyList<CoxCoefficient>> Fit(IReadOnlyList<Lifetime> lifetimes, IReadOnlyList<Column> predictors)
    {
        if (!lifetimes.Any(lifetime => lifetime.Ended) || predictors.Any(column => column.IsConstant) || predictors.Count == 0)
        {
            return Attempt<IReadOnlyList<CoxCoefficient>>.Refused("A hazard model needs customers who left and predictors that vary.");
        }

        var order = Enumerable.Range(0, lifetimes.Count).OrderByDescending(index => lifetimes[index].Time).ToArray();
        double[][] rows = [.. order.Select(index => predictors.Select(column => column.Values[index]).ToArray())];
        Lifetime[] times = [.. order.Select(index => lifetimes[index])];
        var beta = new double[predictors.Count];

        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var (gradient, information) = Derivatives(times, rows, beta);

            if (Cholesky.Factor(information) is not { } factor || beta.Any(value => Math.Abs(value) > 50))
            {
                break;
            }

            var step = Cholesky.Solve(factor, gradient);
            Vectors.AddScaled(beta, 1, step);

            if (step.Max(Math.Abs) < 1e-10)
            {
                var covariance = Cholesky.Inverse(factor);

                return Attempt<IReadOnlyList<CoxCoefficient>>.ToAttempt([.. predictors.Select((column, index) => new CoxCoefficient(column.Name, beta[index], Math.Sqrt(covariance[index][index])))]);
            }
        }

        return Attempt<IReadOnlyList<CoxCoefficient>>.Refused("The hazard ratio has no finite value: one group never leaves, or a column repeats another.");
    }

    private static (double[] Gradient, double[][] Information) Derivatives(Lifetime[] times, double[][] rows, double[] beta)
    {
        var size = beta.Length;
        RiskSums risk = new(size);
        var gradient = new double[size];
        var information = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();

        for (var start = 0; start < times.Length;)
        {
            RiskSums tied = new(size);
            var end = start;

            for (; end < times.Length && times[end].Time == times[start].Time; end++)
            {
                var weight = Math.Exp(Vectors.Dot(beta, rows[end]));
                risk.Add(rows[end], weight);

                if (times[end].Ended)
                {
                    tied.Add(rows[end], weight);
                    Vectors.AddScaled(gradient, 1, rows[end]);
                }
            }

            for (var index = 0; index < tied.Count; index++)
            {
                risk.Take(tied, (double)index / tied.Count, gradient, information);
            }

            start = end;
        }

        return (gradient, information);
    }

    private sealed class RiskSums(int size)
    {
        private readonly double[] _first = new double[size];
        private readonly double[][] _second = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        private double _sum;

        public int Count { get; private set; }

        public void Add(double[] row, double weight)
        {
            Count++;
            _sum += weight;
            Vectors.AddScaled(_first, weight, row);

            for (var index = 0; index < row.Length; index++)
            {
                Vectors.AddScaled(_second[index], weight * row[index], row);
            }
        }

        /// <summary>One event's share: the tied events count only in part (Efron).</summary>
        public void Take(RiskSums tied, double part, double[] gradient, double[][] information)
        {
            var sum = _sum - (part * tied._sum);

            for (var row = 0; row < _first.Length; row++)
            {
                var mean = (_first[row] - (part * tied._first[row])) / sum;
                gradient[row] -= mean;

                for (var column = 0; column < _first.Length; column++)
                {
                    var other = (_first[column] - (part * tied._first[column])) / sum;
                    information[row][column] += ((_second[row][column] - (part * tied._second[row][column])) / sum) - (mean * other);
                }
            }
        }
    }
}

public sealed record CoxCoefficient(string Name, double Estimate, double StandardError)
{
    public double HazardRatio => Math.Exp(Estimate);

    public double P => Tails.NormalTwoSided(Estimate / StandardError);

    public Interval HazardRatioInterval => new(Math.Exp(Estimate - (Tails.Z95 * StandardError)), Math.Exp(Estimate + (Tails.Z95 * StandardError)));
}

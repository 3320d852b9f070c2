using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>Key-driver analysis: importance that adds up to R², with intervals, a noise floor and quadrants. Says what goes together, not what causes what.</summary>
public static class KeyDrivers
{
    public static Attempt<DriverReport> Analyse(Column outcome, IReadOnlyList<Column> candidates, DriverOptions? options = null)
    {
        options ??= new();
        var (columns, dropped) = CompleteCases.Of([.. candidates, outcome]);
        var scaled = columns.Select(column => Vectors.Standardised(column.Values)).ToList();
        var used = Enumerable.Range(0, candidates.Count).Where(index => scaled[index].Deviation > 0).ToArray();
        var n = columns[^1].Values.Length;

        if (Refusal(columns[^1].Name, n, scaled[^1].Deviation, used.Length) is { } refusal)
        {
            return Attempt<DriverReport>.Refused(refusal);
        }

        double[][] standardised = [.. used.Select(index => scaled[index].Values), scaled[^1].Values];
        var correlations = CorrelationMatrix.FromCrossProducts(CrossProducts.Of(standardised))!;
        var weights = Importance(options, Lmg.DefaultPermutations)(correlations);
        var importance = Importance(options, Lmg.ResampledPermutations);
        var resamples = DriverResampling.Affordable(options.Resamples, used.Length, options.Method);
        var resampled = DriverResampling.Weights(standardised, options, importance, resamples);
        var floor = NoiseFloor.Of(standardised, correlations, options.Seed, importance);
        var drivers = Describe([.. used.Select(index => columns[index])], columns[^1], correlations, weights, resampled, floor, options);
        var rSquared = weights.Sum();

        return new DriverReport
        {
            Outcome = outcome.Name,
            Drivers = [.. drivers.OrderByDescending(driver => driver.Weight).ThenBy(driver => driver.Name, StringComparer.Ordinal)],
            Orders = DriverOrders.Of([.. drivers.Select(driver => driver.Name)], weights, resampled, options.Support),
            RSquared = rSquared,
            AdjustedRSquared = 1 - ((1 - rSquared) * (n - 1) / (n - used.Length - 1)),
            NoiseFloor = floor,
            N = n,
            Dropped = dropped,
            Method = options.Method,
            Resamples = resampled.Length,
            Seed = options.Seed,
            FormulaVersion = options.Method is ImportanceMethod.Johnson ? RelativeWeights.FormulaVersion : Lmg.FormulaVersion,
            Notes = Notes(columns, scaled, candidates.Count, options, resampled.Length),
        };
    }

    /// <summary>Which cases a behaviour concerns: those above its median, so those that have any where most have none.</summary>
    internal static bool[] Concerned(double[] values)
    {
        var median = Quantiles.Median(values);

        return Array.ConvertAll(values, value => value > median);
    }

    private static Func<CorrelationMatrix, double[]> Importance(DriverOptions options, int permutations) =>
        options.Method is ImportanceMethod.Johnson ? RelativeWeights.Of : correlations => Lmg.Of(correlations, options.Seed, permutations);

    private static string? Refusal(string outcome, int n, double spread, int used) =>
        n < 3 ? $"{n} complete rows are too few for a driver analysis."
        : spread == 0 ? $"{outcome} has the same value in every row; there is nothing to explain."
        : used == 0 ? "No driver varies; there is nothing to explain with."
        : n <= used + 1 ? $"{n} complete rows for {used} drivers: importance needs more rows than columns."
        : null;

    private static List<Driver> Describe(
        List<Column> columns, Column outcome, CorrelationMatrix correlations, double[] weights, double[][] resampled, double floor, DriverOptions options)
    {
        var performance = columns.Select(column => options.OutcomeScale is { } answers ? OutcomeOfConcerned(column, outcome, answers) : Performance(column, options.Scale)).ToList();
        var total = weights.Sum();
        var (weightSplit, performanceSplit) = options.SplitAtMeans ? (weights.Average(), performance.Average()) : (Quantiles.Median(weights), Quantiles.Median(performance));

        return
        [
            .. columns.Select((column, index) => new Driver
            {
                Name = column.Name,
                Weight = weights[index],
                Share = total > 0 ? weights[index] / total : 0,
                Interval = Bootstrap.Percentile(resampled.Select(row => row[index])),
                ShareInterval = Bootstrap.Percentile(resampled.Where(row => row.Sum() > 0).Select(row => row[index] / row.Sum())),
                Correlation = correlations.WithOutcome[index],
                Mean = Vectors.Mean(column.Values),
                Performance = performance[index],
                IsAboveNoise = weights[index] > floor,
                Quadrant = QuadrantOf(weights[index] >= weightSplit, performance[index] >= performanceSplit),
            }),
        ];
    }

    private static double Performance(Column column, (double Minimum, double Maximum)? scale)
    {
        var (low, high) = scale ?? (column.Values.Min(), column.Values.Max());

        return 100 * (Vectors.Mean(column.Values) - low) / (high - low);
    }

    private static double OutcomeOfConcerned(Column column, Column outcome, (double Minimum, double Maximum) scale)
    {
        var concerned = Concerned(column.Values);
        var answers = outcome.Values.Where((_, row) => concerned[row]).DefaultIfEmpty(Vectors.Mean(outcome.Values));

        return 100 * (answers.Average() - scale.Minimum) / (scale.Maximum - scale.Minimum);
    }

    private static Quadrant QuadrantOf(bool important, bool strong) => (important, strong) switch
    {
        (true, false) => Quadrant.FixFirst,
        (true, true) => Quadrant.Keep,
        (false, false) => Quadrant.Watch,
        _ => Quadrant.PossibleOverkill,
    };

    private static List<string> Notes(
        IReadOnlyList<Column> columns, List<(double[] Values, double Mean, double Deviation)> scaled, int candidates, DriverOptions options, int resamples)
    {
        List<string> notes = [.. Enumerable.Range(0, candidates).Where(index => scaled[index].Deviation == 0).Select(index => $"{columns[index].Name} has the same value in every row and was left out")];

        if (resamples < options.Resamples)
        {
            notes.Add($"{resamples} resamples instead of {options.Resamples}: the table is wide, or a column lost its spread in some");
        }

        if (columns[^1].Values.Distinct().Take(3).Count() == 2)
        {
            notes.Add($"{columns[^1].Name} has two values; the decomposition is of a linear model on 0 and 1");
        }

        return notes;
    }
}

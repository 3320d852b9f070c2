namespace CxHub.Insights.Statistics;

/// <summary>Logistic regression by Newton's steps (IRLS) to full convergence; refuses where events are too few and says when the outcome is perfectly separated.</summary>
public static class Logistic
{
    public const string FormulaVersion = "logistic/1";

    /// <param name="outcome">1 for the event, 0 for none, NaN missing.</param>
    public static Attempt<LogisticFit> Fit(Column outcome, IReadOnlyList<Column> predictors, LogisticOptions? options = null)
    {
        options ??= new();
        var (columns, dropped) = CompleteCases.Of([outcome, .. predictors]);
        var response = columns[0].Values;
        var events = response.Count(value => value == 1);
        List<string> notes = [];
        var usable = Independent(columns, notes);

        if (Refusal(columns[0], events, usable.Count, options) is { } refusal)
        {
            return Attempt<LogisticFit>.Refused(refusal);
        }

        LogisticNewton newton = new(response, [.. usable.Select(index => columns[index])], options.Ridge);

        if (!newton.Run())
        {
            return Attempt<LogisticFit>.Refused(
                $"Perfect separation: {newton.Separating} tells {outcome.Name} apart without error, so its odds ratio has no finite value. A ridge penalty ({LogisticOptions.OfferedRidge}) gives a bounded estimate.");
        }

        var fitted = newton.Fitted;

        return new LogisticFit
        {
            Intercept = newton.Coefficients[0],
            Coefficients = newton.Coefficients[1..],
            Covariance = newton.Covariance,
            N = response.Length,
            Events = events,
            LogLikelihood = newton.LogLikelihood,
            NullLogLikelihood = NullLogLikelihood(events, response.Length),
            Auc = Auc(response, fitted),
            Calibration = Calibrate(response, fitted),
            Iterations = newton.Iterations,
            Ridge = options.Ridge,
            Dropped = dropped,
            Notes = notes,
        };
    }

    private static string? Refusal(Column outcome, int events, int usable, LogisticOptions options)
    {
        var others = outcome.Values.Length - events;
        var fewer = Math.Min(events, others);

        return Array.Exists(outcome.Values, value => value is not (0 or 1)) ? $"{outcome.Name} must be 0 or 1 in every row."
            : fewer == 0 ? $"{outcome.Name} is {(events == 0 ? 0 : 1)} in all {outcome.Values.Length} complete rows; there is nothing to explain."
            : usable == 0 ? "No predictor varies; there is nothing to explain with."
            : fewer < options.MinimumEventsPerParameter * usable ? FormattableString.Invariant(
                $"{fewer} events for {usable} predictors ({fewer / (double)usable:0.##} per parameter): at least {options.MinimumEventsPerParameter:0.##} are needed, or the estimates are not to be trusted.")
            : null;
    }

    private static List<int> Independent(IReadOnlyList<Column> columns, List<string> notes)
    {
        var scaled = columns.Skip(1).Select(column => Vectors.Standardised(column.Values)).ToList();
        var varying = Enumerable.Range(0, scaled.Count).Where(index => scaled[index].Deviation > 0).ToList();
        notes.AddRange(Enumerable.Range(0, scaled.Count).Except(varying).Select(index => $"{columns[index + 1].Name} has the same value in every row and was left out"));

        if (columns[0].Values.Length == 0)
        {
            return [];
        }

        PivotedQr qr = new([.. varying.Select(index => scaled[index].Values)]);
        notes.AddRange(qr.Order.Skip(qr.Rank).Select(place => $"{columns[varying[place] + 1].Name} is a combination of the other columns and was left out"));

        return [.. qr.Order.Take(qr.Rank).Select(place => varying[place] + 1).Order()];
    }

    private static double NullLogLikelihood(double events, double n) => (events * Math.Log(events / n)) + ((n - events) * Math.Log(1 - (events / n)));

    private static double Auc(double[] response, double[] fitted)
    {
        var ranks = Ranks.Of(fitted);
        var (events, sum) = (0.0, 0.0);

        for (var row = 0; row < response.Length; row++)
        {
            events += response[row];
            sum += response[row] * ranks[row];
        }

        return (sum - (events * (events + 1) / 2)) / (events * (response.Length - events));
    }

    private static List<CalibrationBin> Calibrate(double[] response, double[] fitted)
    {
        var order = Enumerable.Range(0, fitted.Length).OrderBy(row => fitted[row]).ToArray();
        var bins = Math.Min(10, order.Length);

        return
        [
            .. Enumerable.Range(0, bins)
                .Select(bin => order[(bin * order.Length / bins)..((bin + 1) * order.Length / bins)])
                .Select(rows => new CalibrationBin(rows.Average(row => fitted[row]), new(rows.Count(row => response[row] == 1), rows.Length))),
        ];
    }
}

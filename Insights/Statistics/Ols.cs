namespace CxHub.Insights.Statistics;

/// <summary>Ordinary least squares by pivoted QR on centred, scaled columns; never by normal equations.</summary>
public static class Ols
{
    public const string FormulaVersion = "ols/1";

    public const double VifWarning = 5;

    public const double VifLimit = 10;

    public static Attempt<OlsFit> Fit(Column outcome, IReadOnlyList<Column> predictors)
    {
        var (columns, dropped) = CompleteCases.Of([outcome, .. predictors]);
        List<string> notes = [];
        var n = columns[0].Values.Length;
        var scaled = columns.Select(column => Vectors.Standardised(column.Values)).ToList();
        var usable = Enumerable.Range(1, predictors.Count).Where(index => Varies(scaled[index].Deviation, columns[index].Name, notes)).ToList();

        if (Refusal(n, scaled[0].Deviation, columns[0].Name, usable.Count) is { } refusal)
        {
            return Attempt<OlsFit>.Refused(refusal);
        }

        PivotedQr qr = new([.. usable.Select(index => scaled[index].Values)]);
        notes.AddRange(qr.Order.Skip(qr.Rank).Select(place => $"{columns[usable[place]].Name} is a combination of the other columns and was left out"));

        return n - qr.Rank - 1 <= 0
            ? Attempt<OlsFit>.Refused($"{n} complete rows for {qr.Rank} columns: a model needs more rows than columns.")
            : Describe(columns, [.. qr.Order.Take(qr.Rank).Select(place => usable[place])], scaled, qr, dropped, notes);
    }

    private static string? Refusal(int n, double spread, string outcome, int usable) =>
        n < 3 ? $"{n} complete rows are too few for a model."
        : spread == 0 ? $"{outcome} has the same value in every row; there is nothing to explain."
        : usable == 0 ? "No predictor varies; there is nothing to explain with."
        : n <= usable + 1 ? $"{n} complete rows for {usable} columns: a model needs more rows than columns."
        : null;

    private static bool Varies(double deviation, string name, List<string> notes)
    {
        if (deviation == 0)
        {
            notes.Add($"{name} has the same value in every row and was left out");
        }

        return deviation > 0;
    }

    private static OlsFit Describe(
        IReadOnlyList<Column> columns, int[] kept, List<(double[] Values, double Mean, double Deviation)> scaled, PivotedQr qr, int dropped, List<string> notes)
    {
        var (response, meanY, deviationY) = scaled[0];
        var n = response.Length;
        var betas = qr.Solve(response);
        var inverse = qr.InverseOfCrossProduct();
        var residual = Residual(response, betas, kept, scaled);
        var freedom = n - kept.Length - 1;
        var (rss, tss) = (Vectors.Dot(residual, residual), Vectors.Dot(response, response));
        var sigma = deviationY * Math.Sqrt(rss / freedom);
        var rSquared = 1 - (rss / tss);
        var f = freedom * (tss - rss) / (rss * kept.Length);

        OlsCoefficient Slope(int place)
        {
            var (_, _, deviation) = scaled[kept[place]];
            var vif = inverse[place, place] * (n - 1);
            var (estimate, error) = (betas[place] * deviationY / deviation, sigma * Math.Sqrt(inverse[place, place]) / deviation);

            return Coefficient(columns[kept[place]].Name, estimate, error, freedom, betas[place], vif);
        }

        var slopes = Enumerable.Range(0, kept.Length).OrderBy(place => kept[place]).Select(Slope).ToList();
        notes.AddRange(slopes.Where(slope => slope.Vif >= VifWarning).Select(slope => FormattableString.Invariant(
            $"{slope.Name} is nearly a combination of the others (VIF {slope.Vif:0.#}){(slope.Vif >= VifLimit ? "; its coefficient says nothing about its importance, use relative weights" : "")}")));

        return new()
        {
            Intercept = Intercept(kept, scaled, slopes, columns, inverse, sigma, n, freedom),
            Coefficients = slopes,
            RSquared = rSquared,
            AdjustedRSquared = 1 - ((1 - rSquared) * (n - 1) / freedom),
            Sigma = sigma,
            N = n,
            DegreesOfFreedom = freedom,
            F = f,
            P = Tails.FisherUpper(f, kept.Length, freedom),
            Dropped = dropped,
            Notes = notes,
        };
    }

    private static double[] Residual(double[] response, double[] betas, int[] kept, List<(double[] Values, double Mean, double Deviation)> scaled)
    {
        var residual = (double[])response.Clone();

        for (var place = 0; place < kept.Length; place++)
        {
            Vectors.AddScaled(residual, -betas[place], scaled[kept[place]].Values);
        }

        return residual;
    }

    private static OlsCoefficient Intercept(
        int[] kept, List<(double[] Values, double Mean, double Deviation)> scaled, List<OlsCoefficient> slopes, IReadOnlyList<Column> columns, double[,] inverse, double sigma, int n, int freedom)
    {
        var byName = slopes.ToDictionary(slope => slope.Name, StringComparer.Ordinal);
        var centres = Array.ConvertAll(kept, index => scaled[index].Mean / scaled[index].Deviation);
        var variance = 1.0 / n;

        for (var row = 0; row < kept.Length; row++)
        {
            for (var column = 0; column < kept.Length; column++)
            {
                variance += centres[row] * inverse[row, column] * centres[column];
            }
        }

        var estimate = scaled[0].Mean - kept.Sum(index => byName[columns[index].Name].Estimate * scaled[index].Mean);

        return Coefficient("(intercept)", estimate, sigma * Math.Sqrt(variance), freedom, null, null);
    }

    private static OlsCoefficient Coefficient(string name, double estimate, double error, int freedom, double? standardised, double? vif)
    {
        var t = estimate / error;

        return new(name, estimate, error, t, Tails.StudentTwoSided(t, freedom), Interval.Around(estimate, Tails.StudentQuantile(0.95, freedom) * error), standardised, vif);
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>The win rates that all cases would show had everybody been a promoter, or a detractor, by the model; their difference is in points of win rate, which people understand better than odds.</summary>
public sealed record StandardisedRates(double Exposed, double Unexposed, Interval Interval)
{
    public double Difference => Exposed - Unexposed;
}

internal static class Standardisation
{
    /// <summary>G-computation; the interval of the difference by the delta method.</summary>
    public static StandardisedRates? Of(LogisticFit fit, EffectDesign design)
    {
        var exposure = fit.Coefficients.ToList().FindIndex(coefficient => coefficient.Name == AdjustedEffect.Exposure);

        if (exposure < 0)
        {
            return null;
        }

        var (columns, _) = CompleteCases.Of([design.Outcome, .. design.Predictors]);
        Column[] used = [.. fit.Coefficients.Select(coefficient => columns.First(column => column.Name == coefficient.Name))];
        var (high, highSlopes) = Average(fit, used, exposure, 1);
        var (low, lowSlopes) = Average(fit, used, exposure, 0);
        double[] slopes = [.. highSlopes.Zip(lowSlopes, (one, other) => one - other)];
        var variance = Vectors.Dot(slopes, Array.ConvertAll(fit.Covariance, row => Vectors.Dot(row, slopes)));

        return new(high, low, Interval.Around(high - low, Tails.Z95 * Math.Sqrt(variance)));
    }

    private static (double Rate, double[] Slopes) Average(LogisticFit fit, Column[] columns, int exposure, double level)
    {
        var rows = columns[0].Values.Length;
        var slopes = new double[columns.Length + 1];
        var sum = 0.0;
        var values = new double[columns.Length + 1];
        values[0] = 1;
        double[] estimates = [fit.Intercept.Estimate, .. fit.Coefficients.Select(coefficient => coefficient.Estimate)];

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                values[column + 1] = column == exposure ? level : columns[column].Values[row];
            }

            var probability = 1 / (1 + Math.Exp(-Vectors.Dot(values, estimates)));
            sum += probability;
            Vectors.AddScaled(slopes, probability * (1 - probability) / rows, values);
        }

        return (sum / rows, slopes);
    }
}

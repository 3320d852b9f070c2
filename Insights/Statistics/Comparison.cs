namespace CxHub.Insights.Statistics;

/// <summary>The difference of two measured values: size, interval and whether it is more than noise.</summary>
/// <param name="Difference">First minus second, in the unit of the measure.</param>
/// <param name="Z">Null when both sides have no spread at all, so that no test is possible.</param>
/// <param name="P">Two-sided; null with <paramref name="Z"/>.</param>
public sealed record Comparison(double Difference, double StandardError, double? Z, double? P, Interval Interval)
{
    /// <summary>A z-test of a difference with a known standard error.</summary>
    public static Comparison Of(double difference, double standardError, double level = 0.95)
    {
        double? z = standardError > 0 ? difference / standardError : null;

        return new(
            difference,
            standardError,
            z,
            z is { } value ? Tails.NormalTwoSided(value) : null,
            Interval.Around(difference, Tails.Z(level) * standardError));
    }
}

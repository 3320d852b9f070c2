using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Against the period before.</summary>
/// <param name="Difference">Now minus before, in the unit of the KPI.</param>
/// <param name="BeyondNoise">True where chance would bring such a difference in fewer than one of 20 pairs of periods; null where that cannot be said.</param>
public sealed record KpiChange(double Difference, bool? BeyondNoise)
{
    /// <summary>Null when one of the two has no value, or they are in different currencies.</summary>
    public static KpiChange? Between(KpiReading now, KpiReading before)
    {
        if (now.Value is not { } value || before.Value is not { } earlier || now.Currency != before.Currency)
        {
            return null;
        }

        var difference = value - earlier;
        return now.StandardError is { } one && before.StandardError is { } other
            ? new(difference, Comparison.Of(difference, Math.Sqrt((one * one) + (other * other))).P is { } p ? p < 0.05 : null)
            : new(difference, null);
    }
}

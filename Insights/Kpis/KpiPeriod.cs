namespace CxHub.Insights.Kpis;

/// <summary>A stretch of time: from its beginning up to, but not including, its end.</summary>
public readonly record struct KpiPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The period of the same length before this one.</summary>
    public KpiPeriod Before() => new(From - (Until - From), From);

    public bool Holds(DateTimeOffset? at) => at >= From && at < Until;

    /// <summary>The latest full length of the cadence that ends now.</summary>
    public static KpiPeriod EndingAt(DateTimeOffset now, KpiCadence cadence) => new(now - LengthOf(cadence), now);

    public static TimeSpan LengthOf(KpiCadence cadence) => TimeSpan.FromDays(cadence switch
    {
        KpiCadence.Daily => 1,
        KpiCadence.Weekly => 7,
        KpiCadence.Monthly => 30,
        _ => 91,
    });
}

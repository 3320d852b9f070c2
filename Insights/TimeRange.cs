namespace CxHub.Insights;

/// <summary>The time an analysis looks at: after <paramref name="From"/>, up to and including <paramref name="To"/>.</summary>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeRange Last(int days, DateTimeOffset to) => new(to.AddDays(-days), to);

    public bool Holds(DateTimeOffset at) => at > From && at <= To;
}

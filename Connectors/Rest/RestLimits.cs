namespace CxHub.Connectors.Rest;

/// <summary>How fast an API may be called.</summary>
public sealed record RestLimits
{
    /// <summary>Calls in any span of <see cref="Window"/>; null is unlimited.</summary>
    public int? CallsPerWindow { get; init; }

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);
}

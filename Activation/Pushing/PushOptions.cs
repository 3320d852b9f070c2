namespace CxHub.Activation.Pushing;

/// <summary>What else a plan has to respect.</summary>
public sealed record PushOptions
{
    public static PushOptions Default { get; } = new();

    /// <summary>After so many rejections of the same content for the same reason a row is parked.</summary>
    public const int UsualAttempts = 10;

    public int MostAttempts { get; init; } = UsualAttempts;

    /// <summary>Fields of the entity that drifted away from the map; they wait while the rest goes on.</summary>
    public IReadOnlySet<string> PausedFields { get; init; } = new HashSet<string>();
}

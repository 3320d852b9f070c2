namespace CxHub.Activation.Pushing;

/// <summary>What else a plan has to respect.</summary>
public sealed record PushOptions
{
    public static PushOptions Default { get; } = new();

    /// <summary>Fields of the entity that drifted away from the map; they wait while the rest goes on.</summary>
    public IReadOnlySet<string> PausedFields { get; init; } = new HashSet<string>();
}

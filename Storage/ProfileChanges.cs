namespace CxHub.Storage;

/// <summary>What one resolution changed, to be stored in one go.</summary>
public sealed record ProfileChanges
{
    /// <summary>Profiles to create or replace. A retired id that comes back loses its redirect.</summary>
    public IReadOnlyList<Profile> Upserts { get; init; } = [];

    /// <summary>Ids of profiles that exist no more; their scores go with them.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    public IReadOnlyList<RemovedLink> RemovedLinks { get; init; } = [];

    public IReadOnlyList<Redirect> Redirects { get; init; } = [];

    public IReadOnlyList<IdentityEvent> Events { get; init; } = [];
}

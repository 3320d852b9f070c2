namespace CxHub.IdentityResolution.Profiles;

/// <summary>What happened to a profile; <see cref="OtherId"/> is the profile merged into it or split from.</summary>
public sealed record ProfileChange(ProfileChangeKind Kind, string Id, string? OtherId);

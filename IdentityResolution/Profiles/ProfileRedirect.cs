namespace CxHub.IdentityResolution.Profiles;

/// <summary>A retired id and the profile that took its records.</summary>
public sealed record ProfileRedirect(string From, string To);

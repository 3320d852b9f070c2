namespace CxHub.IdentityResolution.Profiles;

/// <summary>The id of every new cluster, the ids that now lead to another one, and what changed.</summary>
public sealed record IdAssignment(IReadOnlyList<string> Ids, IReadOnlyList<ProfileRedirect> Redirects, IReadOnlyList<ProfileChange> Changes);

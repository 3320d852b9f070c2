namespace CxHub.Activation.FollowUps;

/// <summary>A user or team of a CRM that may own work. Inactive users are passed over.</summary>
public sealed record CrmOwner(string Id, bool IsActive = true);

namespace CxHub.Storage;

/// <summary>A person's profile and the company profile it belongs to.</summary>
public sealed record AccountMember(string AccountProfileId, string ProfileId);

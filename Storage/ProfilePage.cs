namespace CxHub.Storage;

/// <summary>A page of the customer list. <paramref name="Next"/> asks for the page behind it; null at the end.</summary>
public sealed record ProfilePage(IReadOnlyList<ProfileSummary> Profiles, string? Next);

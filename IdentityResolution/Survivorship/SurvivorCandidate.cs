namespace CxHub.IdentityResolution.Survivorship;

/// <summary>A record of a profile as a candidate for golden values: its fields by name, when it changed, which fields were verified.</summary>
public sealed record SurvivorCandidate(
    RecordKey Record, DateTimeOffset? ChangedAt, IReadOnlyDictionary<string, string?> Values, IReadOnlySet<string>? Verified = null);

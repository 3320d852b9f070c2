namespace CxHub.IdentityResolution.Survivorship;

/// <summary>A golden value and where it comes from. <see cref="Winner"/> is null for a value pinned by a steward.</summary>
public sealed record GoldenValue(string Field, string Value, string Reason, RecordKey? Winner, DateTimeOffset? ChangedAt, IReadOnlyList<LosingValue> Losers);

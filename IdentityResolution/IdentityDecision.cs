namespace CxHub.IdentityResolution;

/// <summary>A steward's word on two records: they are one person, or they are not. Final for that pair, in every run.</summary>
public sealed record IdentityDecision(RecordKey Left, RecordKey Right, bool Same);

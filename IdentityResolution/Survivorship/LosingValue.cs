namespace CxHub.IdentityResolution.Survivorship;

/// <summary>A value of another record that did not become golden.</summary>
public sealed record LosingValue(RecordKey Record, string Value);

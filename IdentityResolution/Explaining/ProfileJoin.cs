namespace CxHub.IdentityResolution.Explaining;

/// <summary>A pair that joined two groups of records, and how many records each side had.</summary>
public sealed record ProfileJoin(RecordKey Left, RecordKey Right, double Weight, int LeftRecords, int RightRecords, bool ByDecision);

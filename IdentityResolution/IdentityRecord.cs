namespace CxHub.IdentityResolution;

/// <summary>One value of a record: its role, its text as received, and (for roles that may occur several times, such as categories) its column.</summary>
public sealed record IdentityValue(ColumnRole Role, string? Text, string Column = "");

/// <summary>
/// One record to resolve. (<paramref name="Source"/>, <paramref name="RecordId"/>) is unique in a data set; a role may occur several times
/// (two e-mails, three external ids). An external id is written with its system, for instance <c>erp:10234</c>, on both sides.
/// </summary>
public sealed record IdentityRecord(string RecordId, string Source, IReadOnlyList<IdentityValue> Values);

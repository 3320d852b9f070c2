using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>Some rows of a file in schema order, with the key of each.</summary>
internal sealed record FileBatch(RowBatch Rows, List<(string RecordId, string Source)> Keys);

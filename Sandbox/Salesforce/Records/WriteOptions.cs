namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>How a write is meant: saving in spite of duplicate rules, never creating, from a CSV file, and by whom.</summary>
internal sealed record WriteOptions(string UserId, bool AllowDuplicates = false, bool UpdateOnly = false, bool FromCsv = false);

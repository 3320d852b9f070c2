namespace CxHub.Domain;

/// <summary>One raw row of a source, kept as received. <see cref="Body"/> is the row's JSON object; empty (<c>{}</c>) for a tombstone that carried none.</summary>
public sealed record SourceRecord(SourceKey Key, DateTimeOffset ModifiedAt, bool Deleted, string Body);

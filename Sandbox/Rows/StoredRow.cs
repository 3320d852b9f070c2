namespace CxHub.Sandbox.Rows;

/// <summary>A row as it stands: its fields by wire name, and when it was last changed.</summary>
internal sealed record StoredRow(string Id, DateTimeOffset ModifiedAt, IReadOnlyDictionary<string, object?> Fields)
{
    public object? this[string field] => Fields.GetValueOrDefault(field);
}

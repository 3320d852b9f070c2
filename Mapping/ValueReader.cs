namespace CxHub.Mapping;

/// <summary>Where a rule gets a value from: the expression as written, what it gives, the field to ask the system for (empty for none), and the reading.</summary>
internal sealed record ValueReader(string Text, ValueKind Kind, string Field, Func<ValueScope, object?> Read)
{
    /// <summary>The value differs on every run, so a difference in it alone is no reason to write.</summary>
    public bool Volatile { get; init; }

    /// <summary>When the value read became true; null where nothing tells.</summary>
    public Func<ValueScope, DateTimeOffset?>? Time { get; init; }
}

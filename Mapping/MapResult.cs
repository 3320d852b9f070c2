using CxHub.Domain.Records;

namespace CxHub.Mapping;

/// <summary>What became of one source record under one map. Reasons and warnings name fields, never values.</summary>
public abstract record MapResult
{
    private MapResult()
    {
    }

    /// <summary>A canonical record. A bad optional value became null; each such case is a warning.</summary>
    public sealed record Mapped(CanonicalRecord Record, IReadOnlyList<string> Warnings) : MapResult;

    /// <summary>No record: a required value is missing or bad, or the row is not readable.</summary>
    public sealed record Refused(IReadOnlyList<string> Reasons) : MapResult;

    /// <summary>The map does not apply to this row (a condition, or the row is a tombstone).</summary>
    public sealed record Skipped(string Reason) : MapResult;
}

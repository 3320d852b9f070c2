namespace CxHub.Domain.Ports;

/// <summary>What the target said about one row. <see cref="Code"/> is the system's own error code; <see cref="Action"/> says what a person can do about it.</summary>
public sealed record RowResult(string RecordId, RowOutcome Outcome, string? Code = null, string? Reason = null, string? Action = null)
{
    /// <summary>Fields of the row that did not travel, because the target does not know them any more.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
}

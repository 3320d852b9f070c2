using CxHub.Domain.Ports;

namespace CxHub.Storage;

/// <summary>
/// How one row of a push ended, with the field values before and after (text, decimal, bool or null).
/// <paramref name="Code"/>: the target's own error code.
/// <paramref name="Action"/>: what a person can do about a rejection.
/// </summary>
public sealed record PushLedgerRow(
    string Entity,
    string RecordId,
    string ProfileId,
    RowOutcome Outcome,
    string? Code,
    string? Reason,
    string? Action,
    IReadOnlyDictionary<string, object?> Before,
    IReadOnlyDictionary<string, object?> After,
    DateTimeOffset At);

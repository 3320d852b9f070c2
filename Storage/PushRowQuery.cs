using CxHub.Domain.Ports;

namespace CxHub.Storage;

/// <summary>A page of a run's ledger.</summary>
public sealed record PushRowQuery
{
    public RowOutcome? Outcome { get; init; }

    /// <summary>Found in the record id, profile id, code or reason, in any case.</summary>
    public string? Text { get; init; }

    /// <summary><see cref="PushRowPage.Next"/> of the page before.</summary>
    public long? After { get; init; }

    public int Max { get; init; } = 100;
}

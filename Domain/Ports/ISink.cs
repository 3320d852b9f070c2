namespace CxHub.Domain.Ports;

/// <summary>A system that is written: fields on records, and follow-up work.</summary>
public interface ISink
{
    /// <summary>The configured name of the target (<c>salesforce</c>); equal to its source name when the system is also read.</summary>
    string Name { get; }

    CallMeter Calls { get; }

    /// <summary>The HTTP calls that <see cref="WriteAsync"/> will make when nothing fails, for one write of so many rows or several after each other.</summary>
    CallEstimate Estimate(string entity, params IReadOnlyList<int> rows);

    /// <summary>
    /// Updates fields on existing records. One result per row, in any order, as chunks complete; rows are never created,
    /// except where the batch says that it adds (<see cref="PushBatch.Append"/>): such a row is made once, however often it is sent.
    /// Throws <see cref="ConnectorException"/> only when the system as a whole refuses; rows without a result were not confirmed and may be sent again.
    /// </summary>
    IAsyncEnumerable<RowResult> WriteAsync(PushBatch batch, CancellationToken cancellationToken);

    /// <summary>Opens tasks or cases, each exactly once by its key, however often it is called. One receipt per order.</summary>
    Task<IReadOnlyList<FollowUpReceipt>> OpenFollowUpsAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken);

    /// <summary>Adds text to open work, each note exactly once by its key, however often it is called; what people wrote there stays. One receipt per note.</summary>
    Task<IReadOnlyList<NoteReceipt>> AddNotesAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISource.DescribeAsync"/>
    Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false);

    /// <summary>Creates the fields, keys and permissions a target needs; lists what exists, what is missing and what was made.</summary>
    Task<IReadOnlyList<ProvisionStep>> ProvisionAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken);
}

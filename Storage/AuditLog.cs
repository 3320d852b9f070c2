namespace CxHub.Storage;

/// <summary>Who looked at what, and who changed what. Entries are only ever added.</summary>
public sealed class AuditLog
{
    private readonly SqlSession _sql;

    internal AuditLog(SqlSession sql) => _sql = sql;

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            "INSERT INTO audit (at, who, action, subject, detail) SELECT at, who, action, subject, detail FROM {rows} AS r",
            RowSet.One(entry)
                .Instant("at", row => row.At)
                .Text("who", row => row.Who)
                .Text("action", row => row.Action)
                .Text("subject", row => row.Subject)
                .Text("detail", row => row.Detail),
            cancellationToken);

    /// <summary>Newest first, all or those about one subject.</summary>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject, int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"SELECT at, who, action, subject, detail FROM audit {(subject is null ? "" : "WHERE subject = @subject")} ORDER BY seq DESC LIMIT @max",
            new { subject, max },
            row => new AuditEntry(row.Instant(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4)),
            cancellationToken);
}

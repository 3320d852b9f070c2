namespace CxHub.Storage;

/// <summary>Trained models and small snapshots of settings, as JSON by name.</summary>
public sealed class ModelStore
{
    private readonly SqlSession _sql;

    internal ModelStore(SqlSession sql) => _sql = sql;

    public Task PutAsync(string name, string json, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO model (name, json, updated_at) VALUES (@name, @json, @Now)
            ON CONFLICT (name) DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at
            """,
            new { name, json = Storable.Text(json), _sql.Now },
            cancellationToken);

    public Task<string?> GetAsync(string name, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync<string?>("SELECT json FROM model WHERE name = @name", new { name }, row => row.Text(0), cancellationToken);

    /// <summary>Everything whose name begins so, in the order of the names.</summary>
    public Task<IReadOnlyList<string>> WithPrefixAsync(string prefix, CancellationToken cancellationToken = default) =>
        _sql.ListAsync("SELECT json FROM model WHERE SUBSTR(name, 1, @length) = @prefix ORDER BY name", new { prefix, length = prefix.Length }, row => row.Text(0), cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("DELETE FROM model WHERE name = @name", new { name }, cancellationToken);
}

using System.Data.Common;
using Dapper;

namespace CxHub.Storage;

/// <summary>Runs statements in one transaction: single ones through Dapper, those over a <see cref="RowSet"/> through the engine.</summary>
internal sealed class SqlSession(SqlEngine engine, SqlTurn turn, TimeProvider clock, int? timeoutSeconds = null)
{
    public static object NoArguments { get; } = new { };

    public DateTimeOffset Now => clock.GetUtcNow();

    public SqlEngine Engine => engine;

    /// <summary>What must be asked of the engine once this transaction is committed.</summary>
    public bool ScrubAfterCommit { get; set; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public string NewId() => Guid.CreateVersion7(Now).ToString("N");

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object arguments, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> found = [];
        await using var reader = await turn.Connection.ExecuteReaderAsync(Command(sql, arguments, cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(read(reader));
        }

        return found;
    }

    public async Task<T?> FirstAsync<T>(string sql, object arguments, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var found = await ListAsync(sql, arguments, read, cancellationToken);
        return found.Count is 0 ? default : found[0];
    }

    public Task<int> ExecuteAsync(string sql, object arguments, CancellationToken cancellationToken) =>
        turn.Connection.ExecuteAsync(Command(sql, arguments, cancellationToken));

    public Task<long> CountAsync(string sql, object arguments, CancellationToken cancellationToken) =>
        turn.Connection.ExecuteScalarAsync<long>(Command(sql, arguments, cancellationToken));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, RowSet rows, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> found = [];
        if (rows.Count > 0)
        {
            await engine.ForEachRowAsync(turn, sql, rows, row => found.Add(read(row)), cancellationToken);
        }

        return found;
    }

    public Task ExecuteAsync(string sql, RowSet rows, CancellationToken cancellationToken) =>
        rows.Count is 0 ? Task.CompletedTask : engine.ForEachRowAsync(turn, sql, rows, null, cancellationToken);

    private CommandDefinition Command(string sql, object arguments, CancellationToken cancellationToken) =>
        new(engine.Text(sql), arguments, turn.Transaction, timeoutSeconds, cancellationToken: cancellationToken);
}

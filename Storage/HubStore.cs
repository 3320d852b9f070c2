using System.Data.Common;

namespace CxHub.Storage;

/// <summary>
/// The hub's memory on SQLite or PostgreSQL. All work runs in <see cref="ReadAsync"/> (one consistent view) or
/// <see cref="WriteAsync{T}(Func{HubSession, Task{T}}, CancellationToken)"/> (one transaction: all of it is stored, or nothing).
/// </summary>
public sealed class HubStore : IAsyncDisposable
{
    private const int MaxAttempts = 12;

    private readonly SqlEngine _engine;
    private readonly TimeProvider _clock;
    private readonly AsyncLocal<bool> _writing = new();

    private HubStore(SqlEngine engine, TimeProvider clock)
    {
        _engine = engine;
        _clock = clock;
        Leases = new StoreLeases(this);
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => _engine.Name;

    /// <summary>Leases, each call in a transaction of its own.</summary>
    public StoreLeases Leases { get; }

    /// <summary>
    /// Opens the store and migrates it forward. <paramref name="connection"/> is <c>sqlite:PATH</c> (folder and file are made),
    /// <c>sqlite::memory:</c> (a temporary file that goes away with the store), <c>postgres:CONNECTION STRING</c> or
    /// <c>postgres://user:password@host/database</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The connection names neither engine.</exception>
    /// <exception cref="StoreException">The database cannot be reached, or was written by a newer program.</exception>
    public static Task<HubStore> OpenAsync(string connection, TimeProvider clock, CancellationToken cancellationToken = default) =>
        OpenAsync(connection, clock, Migrator.Newest, cancellationToken);

    /// <summary>As above, on PostgreSQL with a token in place of a password: <paramref name="password"/> gives a valid one whenever it is asked.</summary>
    public static Task<HubStore> OpenAsync(string connection, TimeProvider clock, Func<CancellationToken, ValueTask<string>> password, CancellationToken cancellationToken = default) =>
        OpenAsync(SqlEngine.For(connection, password), clock, Migrator.Newest, cancellationToken);

    internal static Task<HubStore> OpenAsync(string connection, TimeProvider clock, int version, CancellationToken cancellationToken) =>
        OpenAsync(SqlEngine.For(connection), clock, version, cancellationToken);

    internal static async Task<HubStore> OpenAsync(SqlEngine engine, TimeProvider clock, int version, CancellationToken cancellationToken)
    {
        try
        {
            await Migrator.RunAsync(engine, clock, version, cancellationToken);
            var store = new HubStore(engine, clock);
            await store.FinishScrubAsync(cancellationToken);
            return store;
        }
        catch (DbException failure)
        {
            await engine.DisposeAsync();
            throw new StoreException($"The {engine.Name} store did not open: {failure.Message}. Check the store's connection in config/hub.yaml or CXHUB_STORE.", failure);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> on one consistent view of the store. Writing in it fails.</summary>
    public async Task<T> ReadAsync<T>(Func<HubSession, Task<T>> work, CancellationToken cancellationToken = default)
    {
        await using var turn = await _engine.BeginReadAsync(cancellationToken);
        return await work(new HubSession(new SqlSession(_engine, turn, _clock)));
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. It may be run again from its start when another worker changed the same rows
    /// first, so it must not keep results of an earlier run.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<HubSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        WriteAsync(work, durable: false, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}(Func{HubSession, Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Func<HubSession, Task> work, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            durable: false,
            cancellationToken);

    /// <summary>
    /// Writes a copy of the whole store to a new file while it is in use (SQLite). To restore, stop the hub and put the copy in the
    /// store's place. A PostgreSQL store is saved with pg_dump.
    /// </summary>
    /// <exception cref="StoreException">The file exists already or cannot be written.</exception>
    public async Task BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            await _engine.BackupAsync(path, cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The backup to {path} was not written: {failure.Message}. Name a file that does not exist yet, in a folder that does.", failure);
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>As the public one; <paramref name="durable"/> also survives a power cut.</summary>
    internal async Task<T> WriteAsync<T>(Func<HubSession, Task<T>> work, bool durable, CancellationToken cancellationToken)
    {
        if (_writing.Value)
        {
            throw new InvalidOperationException("WriteAsync was called inside WriteAsync; use the session that the outer one gave you.");
        }

        _writing.Value = true;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, durable, cancellationToken);
            }
            catch (DbException conflict) when (attempt < MaxAttempts && _engine.IsConflict(conflict))
            {
                // Random, so that two workers that met once do not meet again.
                await Task.Delay(Random.Shared.Next(1, 5 << Math.Min(attempt, 7)), cancellationToken);
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<HubSession, Task<T>> work, bool durable, CancellationToken cancellationToken)
    {
        T result;
        bool scrub;
        await using (var turn = await _engine.BeginWriteAsync(durable, cancellationToken))
        {
            var sql = new SqlSession(_engine, turn, _clock);
            result = await work(new HubSession(sql));
            await turn.CommitAsync();
            scrub = sql.ScrubAfterCommit;
        }

        if (scrub)
        {
            _writing.Value = false;
            await FinishScrubAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>The flag was stored with the erasure, so a crash before the scrub only postpones it to the next start.</summary>
    private async Task FinishScrubAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(session => session.Models.GetAsync(SqlEngine.ScrubFlag, cancellationToken), cancellationToken) is null)
        {
            return;
        }

        if (await _engine.ScrubAsync(cancellationToken))
        {
            await WriteAsync(session => session.Models.RemoveAsync(SqlEngine.ScrubFlag, cancellationToken), cancellationToken);
        }
    }
}

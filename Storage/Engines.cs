using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace CxHub.Storage;

/// <summary>
/// Everything in which the two databases differ is in this file: how a transaction begins, how a set of rows becomes a table,
/// the words of the schema, locks, which errors mean "run it again", and how erased bytes are really removed.
/// </summary>
internal abstract partial class SqlEngine : IAsyncDisposable
{
    /// <summary>The key under which the store remembers that erased bytes still have to be removed from its file.</summary>
    public const string ScrubFlag = "storage:scrub";

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    static SqlEngine()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantParameter());
    }

    public abstract string Name { get; }

    /// <summary>What the words in braces become. <c>{rows}</c> is built from the row set.</summary>
    protected abstract IReadOnlyDictionary<string, string> Words { get; }

    /// <exception cref="ArgumentException">The text is neither <c>sqlite:PATH</c> nor <c>postgres:CONNECTION STRING</c>.</exception>
    public static SqlEngine For(string connection, Func<CancellationToken, ValueTask<string>>? password = null)
    {
        var (kind, rest) = connection.Split(':', 2) is [var first, var second] ? (first, second.Trim()) : (string.Empty, string.Empty);
        return kind switch
        {
            "sqlite" when rest.Length > 0 => new SqliteEngine(rest),
            "postgres" or "postgresql" when rest.Length > 0 => new PostgresEngine(rest, password),
            // The text itself is not repeated: it may hold a password.
            _ => throw new ArgumentException("The store's connection names no engine. Write sqlite:PATH (for example sqlite:data/hub.db) or postgres:CONNECTION STRING (for example postgres:Host=db;Database=cxhub;Username=cxhub).", nameof(connection)),
        };
    }

    /// <summary>A consistent view of the store; writing through it fails.</summary>
    public abstract Task<SqlTurn> BeginReadAsync(CancellationToken cancellationToken);

    /// <summary>The right to write. <paramref name="durable"/> asks that the commit also survives a power cut.</summary>
    public abstract Task<SqlTurn> BeginWriteAsync(bool durable, CancellationToken cancellationToken);

    /// <summary>The right to change the schema: every other process that wants it waits until the turn ends, and then sees what was done.</summary>
    public abstract Task<SqlTurn> BeginSchemaAsync(CancellationToken cancellationToken);

    /// <summary>True when the same work may succeed if it is run again: lost a race for a row, deadlock, busy file.</summary>
    public abstract bool IsConflict(DbException exception);

    /// <summary>Runs a statement that names <c>{rows}</c> over a row set and reads what it returns.</summary>
    public abstract Task ForEachRowAsync(SqlTurn turn, string sql, RowSet rows, Action<DbDataReader>? read, CancellationToken cancellationToken);

    /// <summary>Removes what deleted rows left behind. False when somebody is still reading; then it is tried again later.</summary>
    public abstract Task<bool> ScrubAsync(CancellationToken cancellationToken);

    /// <summary>Copies the whole store into one new file while it is in use.</summary>
    public abstract Task BackupAsync(string path, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>The statement with this engine's words in place of the braces.</summary>
    public string Text(string sql) =>
        sql.Contains('{', StringComparison.Ordinal) ? _texts.GetOrAdd(sql, text => Braces().Replace(text, Word)) : sql;

    protected string Text(string sql, RowSet rows) =>
        _texts.GetOrAdd(sql, text => Text(text.Replace("{rows}", RowSource(rows), StringComparison.Ordinal)));

    protected abstract string RowSource(RowSet rows);

    protected static string Json(Match word, string format) => string.Format(CultureInfo.InvariantCulture, format, word.Groups["field"].Value);

    private string Word(Match match) =>
        !Words.TryGetValue(match.Groups["word"].Value, out var word) ? throw new InvalidOperationException($"The SQL names {match.Value}, which {Name} does not know.")
        : match.Groups["field"].Success ? Json(match, word)
        : word;

    [GeneratedRegex(@"\{(?<word>[a-z_]+)(:(?<field>[A-Za-z]+))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    private sealed class InstantParameter : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? Instants.ToMicroseconds(value) : value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => Instants.From(value);
    }
}

/// <summary>
/// SQLite in one file. Write-ahead log: readers never wait for the writer. One writer per process (the gate), and BEGIN IMMEDIATE
/// with a busy time-out for writers of other processes.
/// </summary>
/// <remarks>
/// synchronous=NORMAL: a killed process loses nothing that was committed, because the operating system holds the written log; only a
/// power cut can lose the last commits, never the file's order. What nobody would send again (durable turns) is committed with FULL.
/// </remarks>
internal class SqliteEngine : SqlEngine
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;

    private static readonly Dictionary<string, string> Dialect = new(StringComparer.Ordinal)
    {
        ["text"] = "TEXT",
        ["instant"] = "INTEGER",
        ["long"] = "INTEGER",
        ["int"] = "INTEGER",
        ["real"] = "REAL",
        ["bool"] = "INTEGER",
        ["identity"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        ["clustered"] = "WITHOUT ROWID",
        ["skip_locked"] = "",
        ["for_update"] = "",
        ["for_share"] = "",
        ["json_text"] = "json_extract(body, '$.{0}')",
        ["json_int"] = "CAST(json_extract(body, '$.{0}') AS INTEGER)",
        ["json_instant"] = "CAST(ROUND(unixepoch(json_extract(body, '$.{0}'), 'subsec') * 1000000) AS INTEGER)",
        // The parts of a reference "source/entity/id"; the id is the rest and may itself hold slashes.
        ["ref_source"] = "substr({0}_ref, 1, instr({0}_ref, '/') - 1)",
        ["ref_entity"] = "substr(substr({0}_ref, instr({0}_ref, '/') + 1), 1, instr(substr({0}_ref, instr({0}_ref, '/') + 1), '/') - 1)",
        ["ref_id"] = "substr(substr({0}_ref, instr({0}_ref, '/') + 1), instr(substr({0}_ref, instr({0}_ref, '/') + 1), '/') + 1)",
    };

    private readonly string _path;
    private readonly bool _temporary;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private SqliteConnection? _writer;

    public SqliteEngine(string path)
    {
        _temporary = path is ":memory:";
        _path = Path.GetFullPath(_temporary ? Path.Combine(Path.GetTempPath(), $"cxhub-{Guid.NewGuid():N}.db") : path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        Create(_path, FileMode.OpenOrCreate);
    }

    public override string Name => "sqlite";

    protected override IReadOnlyDictionary<string, string> Words => Dialect;

    public override async Task<SqlTurn> BeginReadAsync(CancellationToken cancellationToken)
    {
        var connection = _readers.TryTake(out var idle) ? idle : await OpenAsync("PRAGMA query_only = ON", cancellationToken);
        return new SqlTurn(connection.BeginTransaction(deferred: true), given =>
        {
            _readers.Add((SqliteConnection)given);
            return ValueTask.CompletedTask;
        });
    }

    public override async Task<SqlTurn> BeginWriteAsync(bool durable, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _writer ??= await OpenAsync("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000", cancellationToken);
            await RunAsync(_writer, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", cancellationToken);
            return new SqlTurn(_writer.BeginTransaction(deferred: false), _ =>
            {
                _gate.Release();
                return ValueTask.CompletedTask;
            });
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    /// <summary>A write turn already excludes every other writer of the file.</summary>
    public override Task<SqlTurn> BeginSchemaAsync(CancellationToken cancellationToken) => BeginWriteAsync(durable: true, cancellationToken);

    public override bool IsConflict(DbException exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked }
        || (exception is SqliteException { SqliteErrorCode: Constraint } && exception.Message.Contains("message.session_id", StringComparison.Ordinal));

    /// <summary>One prepared statement, run once per row: in-process calls are cheaper than building one large statement.</summary>
    public override async Task ForEachRowAsync(SqlTurn turn, string sql, RowSet rows, Action<DbDataReader>? read, CancellationToken cancellationToken)
    {
        await using var command = (SqliteCommand)turn.Command(Text(sql, rows));
        // With their prefix: a bare name is looked up three ways at every execution.
        foreach (var (name, value) in rows.Scalars)
        {
            command.Parameters.AddWithValue("@" + name, Stored(value));
        }

        var parameters = rows.Columns.Select(column => command.Parameters.Add("@" + column.Name, TypeOf(column.Kind))).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < parameters.Length; column++)
            {
                parameters[column].Value = Stored(rows.Value(row, column));
            }

            Run(command, read);
        }
    }

    public override async Task<bool> ScrubAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RunAsync(_writer!, "VACUUM", cancellationToken);
            return await _writer!.ExecuteScalarAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)") is 0;
        }
        catch (SqliteException busy) when (IsConflict(busy))
        {
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async Task BackupAsync(string path, CancellationToken cancellationToken)
    {
        Create(path, FileMode.CreateNew);
        await using var connection = await OpenAsync("PRAGMA temp_store = FILE", cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @path", new { path = Path.GetFullPath(path) }, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var connection in _readers.Append(_writer).OfType<SqliteConnection>())
        {
            await connection.DisposeAsync();
        }

        _gate.Dispose();
        if (_temporary)
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" })
            {
                File.Delete(_path + suffix);
            }
        }
    }

    protected override string RowSource(RowSet rows) =>
        $"(SELECT {string.Join(", ", rows.Columns.Select(column => $"@{column.Name} AS {column.Name}"))})";

    /// <summary>A store holds personal data: its file, and with it the log beside it, is for its owner's eyes only.</summary>
    private static void Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
    }

    private static void Run(SqliteCommand command, Action<DbDataReader>? read)
    {
        if (read is null)
        {
            command.ExecuteNonQuery();
            return;
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            read(reader);
        }
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => Instants.ToMicroseconds(instant),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    private static SqliteType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => SqliteType.Text,
        ColumnKind.Double => SqliteType.Real,
        _ => SqliteType.Integer,
    };

    private async Task<SqliteConnection> OpenAsync(string pragmas, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = 60 }.ToString());
        await connection.OpenAsync(cancellationToken);
        await RunAsync(connection, $"PRAGMA busy_timeout = 10000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; {pragmas}", cancellationToken);
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>
/// PostgreSQL 14 or later. Transactions are REPEATABLE READ: two workers that changed the same row do not overwrite each other, the
/// second one is told so (40001) and its work is run again.
/// </summary>
internal sealed class PostgresEngine : SqlEngine
{
    /// <summary>Any fixed number; all processes that migrate a CxHub store agree on it.</summary>
    private const string SchemaLock = "SELECT pg_advisory_xact_lock(4861789236140098370)";
    private const int RowsPerStatement = 5_000;

    private static readonly Dictionary<string, string> Dialect = new(StringComparer.Ordinal)
    {
        // Byte order, as SQLite and ordinal comparison have it, whatever the database's own collation is.
        ["text"] = "TEXT COLLATE \"C\"",
        ["instant"] = "TIMESTAMPTZ",
        ["long"] = "BIGINT",
        ["int"] = "INTEGER",
        ["real"] = "DOUBLE PRECISION",
        ["bool"] = "BOOLEAN",
        ["identity"] = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ["clustered"] = "",
        ["skip_locked"] = "FOR UPDATE SKIP LOCKED",
        ["for_update"] = "FOR UPDATE",
        ["for_share"] = "FOR SHARE",
        ["json_text"] = "(body::json ->> '{0}')",
        ["json_int"] = "(body::json ->> '{0}')::integer",
        ["json_instant"] = "(body::json ->> '{0}')::timestamptz",
        ["ref_source"] = "split_part({0}_ref, '/', 1)",
        ["ref_entity"] = "split_part({0}_ref, '/', 2)",
        ["ref_id"] = "substr({0}_ref, length(split_part({0}_ref, '/', 1)) + length(split_part({0}_ref, '/', 2)) + 3)",
    };

    private readonly NpgsqlDataSource _source;

    public PostgresEngine(string connection, Func<CancellationToken, ValueTask<string>>? password)
    {
        var settings = connection.StartsWith("//", StringComparison.Ordinal) ? FromAddress(new Uri("postgres:" + connection)) : new NpgsqlConnectionStringBuilder(connection);
        if (settings.MaxAutoPrepare is 0)
        {
            settings.MaxAutoPrepare = 100;
            settings.AutoPrepareMinUsages = 2;
        }

        settings.CommandTimeout = Math.Max(settings.CommandTimeout, 300);

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (password is not null)
        {
            // A token in place of a password: fetched anew well before it expires, and soon again after a failure.
            builder.UsePeriodicPasswordProvider((_, cancellationToken) => password(cancellationToken), TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5));
        }

        _source = builder.Build();
    }

    public override string Name => "postgres";

    protected override IReadOnlyDictionary<string, string> Words => Dialect;

    public override Task<SqlTurn> BeginReadAsync(CancellationToken cancellationToken) =>
        BeginAsync(IsolationLevel.RepeatableRead, "SET TRANSACTION READ ONLY", cancellationToken);

    public override Task<SqlTurn> BeginWriteAsync(bool durable, CancellationToken cancellationToken) =>
        BeginAsync(IsolationLevel.RepeatableRead, null, cancellationToken);

    /// <summary>READ COMMITTED: who waited for the lock must see what its holder did, not the view from before the wait.</summary>
    public override Task<SqlTurn> BeginSchemaAsync(CancellationToken cancellationToken) =>
        BeginAsync(IsolationLevel.ReadCommitted, SchemaLock, cancellationToken);

    public override bool IsConflict(DbException exception) => exception is PostgresException refused
        && (refused.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            || (refused.SqlState is PostgresErrorCodes.UniqueViolation && refused.ConstraintName is "message_one_per_session"));

    /// <summary>One statement over arrays: a round trip per five thousand rows.</summary>
    public override async Task ForEachRowAsync(SqlTurn turn, string sql, RowSet rows, Action<DbDataReader>? read, CancellationToken cancellationToken)
    {
        var text = Text(sql, rows);
        for (var first = 0; first < rows.Count; first += RowsPerStatement)
        {
            await using var command = (NpgsqlCommand)turn.Command(text);
            foreach (var (name, value) in rows.Scalars)
            {
                command.Parameters.AddWithValue(name, value is DateTimeOffset instant ? instant.ToUniversalTime() : value ?? DBNull.Value);
            }

            for (var column = 0; column < rows.Columns.Count; column++)
            {
                command.Parameters.Add(ArrayOf(rows, column, first, Math.Min(RowsPerStatement, rows.Count - first)));
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (read is not null && await reader.ReadAsync(cancellationToken))
            {
                read(reader);
            }
        }
    }

    /// <summary>Makes the space of deleted rows reusable. Dumps hold no deleted rows; log archives and old backups age out by their own rules.</summary>
    public override async Task<bool> ScrubAsync(CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand("VACUUM");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    public override Task BackupAsync(string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A PostgreSQL store is saved with its own tool: pg_dump --format=custom --file=FILE DATABASE, and brought back with pg_restore.");

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override string RowSource(RowSet rows) =>
        $"(SELECT * FROM unnest({string.Join(", ", rows.Columns.Select(column => $"@{column.Name}"))}) AS u ({string.Join(", ", rows.Columns.Select(column => column.Name))}))";

    private async Task<SqlTurn> BeginAsync(IsolationLevel isolation, string? first, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            var turn = new SqlTurn(await connection.BeginTransactionAsync(isolation, cancellationToken), given => given.DisposeAsync());
            if (first is not null)
            {
                await using var command = turn.Command(first);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return turn;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The form <c>postgres://user:password@host:port/database</c>.</summary>
    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        settings.Port = address.Port > 0 ? address.Port : settings.Port;
        settings.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        settings.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        return settings;
    }

    private static NpgsqlParameter ArrayOf(RowSet rows, int column, int first, int count)
    {
        var (name, kind) = rows.Columns[column];
        var values = Enumerable.Range(first, count).Select(row => rows.Value(row, column));
        return kind switch
        {
            ColumnKind.Text => Array(name, NpgsqlDbType.Text, values.Select(value => (string?)value).ToArray()),
            ColumnKind.Long => Array(name, NpgsqlDbType.Bigint, values.Select(value => (long?)value).ToArray()),
            ColumnKind.Double => Array(name, NpgsqlDbType.Double, values.Select(value => (double?)value).ToArray()),
            ColumnKind.Bool => Array(name, NpgsqlDbType.Boolean, values.Select(value => (bool?)value).ToArray()),
            ColumnKind.Instant => Array(name, NpgsqlDbType.TimestampTz, values.Select(value => ((DateTimeOffset?)value)?.UtcDateTime).ToArray()),
            _ => throw new ArgumentOutOfRangeException(nameof(column), kind, "A column of a row set has one of the five kinds."),
        };
    }

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, T[] values) =>
        new() { ParameterName = name, NpgsqlDbType = NpgsqlDbType.Array | type, Value = values };
}

using System.Globalization;
using System.Reflection;

namespace CxHub.Storage;

/// <summary>
/// Brings a store forward to the version this program knows: numbered scripts, each run once, all in one transaction, one process at
/// a time. There is no way back; a backup is.
/// </summary>
internal static class Migrator
{
    private static readonly Migration[] All = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .Select(name => new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name))
        .OrderBy(migration => migration.Version)];

    public static int Newest => All[^1].Version;

    /// <summary>
    /// <paramref name="upTo"/>: the version to stop at; tests build an older store with it.
    /// </summary>
    /// <exception cref="StoreException">The store was written by a newer program.</exception>
    public static async Task RunAsync(SqlEngine engine, TimeProvider clock, int upTo, CancellationToken cancellationToken)
    {
        await using var turn = await engine.BeginSchemaAsync(cancellationToken);
        // No time limit: a step may rewrite a large table.
        var sql = new SqlSession(engine, turn, clock, timeoutSeconds: 0);
        await sql.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name {text} NOT NULL, applied_at {instant} NOT NULL)", SqlSession.NoArguments, cancellationToken);
        var version = (int)await sql.CountAsync("SELECT COALESCE(MAX(version), 0) FROM schema_version", SqlSession.NoArguments, cancellationToken);
        if (version > Newest)
        {
            throw new StoreException($"The store is at version {version}, this program knows versions up to {Newest}. Start the newer program, or restore the backup made before the upgrade.");
        }

        foreach (var migration in All.Where(migration => migration.Version > version && migration.Version <= upTo))
        {
            await sql.ExecuteAsync(await migration.ReadAsync(cancellationToken), SqlSession.NoArguments, cancellationToken);
            await sql.ExecuteAsync("INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @Now)", new { migration.Version, migration.Name, sql.Now }, cancellationToken);
        }

        await turn.Transaction.CommitAsync(cancellationToken);
    }

    private sealed record Migration(int Version, string Name)
    {
        public async Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!);
            return await reader.ReadToEndAsync(cancellationToken);
        }
    }
}

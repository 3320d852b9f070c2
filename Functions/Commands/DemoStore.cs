using Npgsql;

namespace CxHub.Functions.Commands;

/// <summary>The demo starts from nothing each time: a file of its own, or a schema of its own in the given PostgreSQL database.</summary>
internal static class DemoStore
{
    private const string Schema = "cxhub_demo";

    public static async Task<string> FreshAsync(string? given, CancellationToken cancellationToken)
    {
        if (given is not null && given.StartsWith("postgres:", StringComparison.Ordinal))
        {
            return await FreshSchemaAsync(given["postgres:".Length..], cancellationToken);
        }

        var path = given is null ? Path.Combine("data", "demo.db") : given["sqlite:".Length..];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }

        return "sqlite:" + path;
    }

    private static async Task<string> FreshSchemaAsync(string connection, CancellationToken cancellationToken)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}", database);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return "postgres:" + new NpgsqlConnectionStringBuilder(connection) { SearchPath = Schema }.ConnectionString;
    }
}

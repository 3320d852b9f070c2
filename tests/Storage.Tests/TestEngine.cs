using CxHub.Tests.Support;

namespace CxHub.Tests.Storage;

/// <summary>Where a contract test keeps its store: a new SQLite file, or a new schema of the run's PostgreSQL cluster.</summary>
public enum TestEngine
{
    Sqlite,
    Postgres,
}

internal static class TestEngines
{
    /// <summary>A connection to an empty store; where PostgreSQL is missing the test is skipped by name, under CI it fails.</summary>
    public static string NewConnection(this TestEngine engine) => engine is TestEngine.Sqlite ? NewFile() : NewPostgres(PostgresCluster.NewSchema);

    /// <summary>The SQLite file of a connection.</summary>
    public static string FileOf(string connection) => connection["sqlite:".Length..];

    public static void Remove(string connection)
    {
        if (connection.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            Directory.Delete(Path.GetDirectoryName(FileOf(connection))!, recursive: true);
        }
    }

    private static string NewFile() => "sqlite:" + Path.Combine(Directory.CreateTempSubdirectory("cxhub-store-").FullName, "hub.db");

    public static string NewPostgres(Func<string> make)
    {
        Prerequisite.Require(PostgresCluster.Missing);
        return "postgres:" + make();
    }
}

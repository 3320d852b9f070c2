using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CxHub.Tests.Support;

/// <summary>
/// One temporary PostgreSQL cluster for a test run, started from the installed binaries on a free loopback port, without fsync, and
/// gone with the run. Each test asks for a schema, or a database, of its own.
/// </summary>
/// <remarks>
/// A killed process cannot clean up, so no process cleans up after itself: a small shell waits until the test process is gone, however
/// it ended, then stops the server and removes its folder.
/// </remarks>
public sealed class PostgresCluster
{
    private static readonly Lazy<PostgresCluster> Started = new(Start);

    private readonly string _connection;
    private int _made;

    private PostgresCluster(string connection) => _connection = connection;

    /// <summary>Connection string of a fresh, empty database of the run's cluster.</summary>
    public static string NewDatabase() => Started.Value.Create("DATABASE").ToString();

    /// <summary>Connection string with a fresh, empty schema to itself: a hundred times cheaper than a database.</summary>
    public static string NewSchema() => Started.Value.Create("SCHEMA").ToString();

    /// <summary>Folder of the newest installed PostgreSQL's programs; null when there is none.</summary>
    public static string? Binaries { get; } = FindBinaries();

    /// <summary>Null when tests may use PostgreSQL here; else the reason why not, and what would help.</summary>
    public static string? Missing { get; } = FindMissing();

    private static string? FindBinaries()
    {
        string[] roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
        return roots.Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
            .OrderByDescending(Version)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault();
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder).Replace("postgresql@", string.Empty, StringComparison.Ordinal), out var version) ? version : 0;

    private static string? FindMissing() =>
        Binaries is null ? "PostgreSQL is not installed (Debian, Ubuntu: apt-get install postgresql)."
        : Environment.UserName is "root" && Owner is null ? "PostgreSQL refuses to run as root, and there is no user 'postgres' or 'nobody' to run it as."
        : null;

    /// <summary>The user the server runs as when the tests run as root, which PostgreSQL refuses.</summary>
    private static (string User, string Group)? Owner => Environment.UserName is not "root" ? null
        : File.ReadLines("/etc/passwd").Select(line => line.Split(':'))
            .Where(fields => fields is ["postgres" or "nobody", _, _, _, ..])
            .OrderByDescending(fields => fields[0], StringComparer.Ordinal)
            .Select(fields => ((string, string)?)(fields[2], fields[3]))
            .FirstOrDefault();

    private static PostgresCluster Start()
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-postgres-").FullName;
        if (Owner is { } owner)
        {
            Run("chown", owner.User, folder);
        }

        var data = Path.Combine(folder, "data");
        var port = FreePort();
        RunAsOwner(Path.Combine(Binaries!, "initdb"), "--pgdata", data, "--username", "cxhub", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
        RunAsOwner(Path.Combine(Binaries!, "pg_ctl"), "--pgdata", data, "--log", Path.Combine(folder, "log"), "--wait", "--options", settings, "start");
        StopWhenThisProcessEnds(data, folder);
        return new PostgresCluster($"Host=127.0.0.1;Port={port};Username=cxhub;Database=postgres;Include Error Detail=true");
    }

    private static void StopWhenThisProcessEnds(string data, string folder)
    {
        var script = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 0.2; done; {AsOwner()} '{Binaries}/pg_ctl' --pgdata '{data}' --mode immediate --silent stop; rm -rf '{folder}'";
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"trap '' INT HUP TERM; exec >/dev/null 2>&1 </dev/null; {script}");
        Process.Start(start)!.Dispose();
    }

    private static string AsOwner() => Owner is { } owner ? $"setpriv --reuid={owner.User} --regid={owner.Group} --clear-groups" : string.Empty;

    private static void RunAsOwner(string program, params string[] arguments)
    {
        var words = AsOwner().Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(program).Concat(arguments).ToArray();
        Run(words[0], words[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits these handles: reading them to their end would wait for the server, so only the exit is awaited.
        var errors = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"\"$@\" >'{errors}' 2>&1 </dev/null");
        foreach (var word in arguments.Prepend(program).Prepend("sh"))
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        var output = File.ReadAllText(errors);
        File.Delete(errors);
        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {output}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private NpgsqlConnectionStringBuilder Create(string kind)
    {
        var name = $"test_{Interlocked.Increment(ref _made)}";
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE {kind} {name}", connection);
        command.ExecuteNonQuery();
        return kind is "DATABASE" ? new NpgsqlConnectionStringBuilder(_connection) { Database = name } : new NpgsqlConnectionStringBuilder(_connection) { SearchPath = name };
    }
}

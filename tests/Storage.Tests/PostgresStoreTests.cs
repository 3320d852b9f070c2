using CxHub.Storage;
using CxHub.Tests.Support;
using Npgsql;
using Xunit;

namespace CxHub.Tests.Storage;

/// <summary>What only the server engine has: connections that break.</summary>
public sealed class PostgresStoreTests
{
    private static readonly ManualClock Clock = new(new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Write_ConnectionCutInTheMiddle_LeavesNothingAndTheNextOneWorks()
    {
        var connection = TestEngines.NewPostgres(PostgresCluster.NewDatabase);
        await using var store = await HubStore.OpenAsync(connection, Clock);

        await Assert.ThrowsAnyAsync<Exception>(() => store.WriteAsync(async s =>
        {
            await s.Models.PutAsync("m", "half");
            await CutOthersAsync(connection["postgres:".Length..]);
            await s.Models.PutAsync("n", "never");
        }));

        await store.WriteAsync(s => s.Models.PutAsync("o", "after"));
        Assert.Null(await store.ReadAsync(s => s.Models.GetAsync("m")));
        Assert.Equal("after", await store.ReadAsync(s => s.Models.GetAsync("o")));
    }

    [Fact]
    public async Task Open_NobodyAnswers_SaysWhichSettingToCheck()
    {
        var failure = await Assert.ThrowsAsync<StoreException>(() => HubStore.OpenAsync("postgres:Host=127.0.0.1;Port=1;Username=nobody;Timeout=1", Clock));

        Assert.Contains("config/hub.yaml", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ConnectionAsAnAddress_IsTheSameStore()
    {
        var connection = TestEngines.NewPostgres(PostgresCluster.NewDatabase);
        var settings = new NpgsqlConnectionStringBuilder(connection["postgres:".Length..]);
        await using (var store = await HubStore.OpenAsync(connection, Clock))
        {
            await store.WriteAsync(s => s.Models.PutAsync("m", "1"));
        }

        await using var same = await HubStore.OpenAsync($"postgres://{settings.Username}:not%20asked%20for@{settings.Host}:{settings.Port}/{settings.Database}", Clock);

        Assert.Equal("1", await same.ReadAsync(s => s.Models.GetAsync("m")));
    }

    [Fact]
    public async Task Backup_OfAServer_NamesTheToolThatDoesIt()
    {
        await using var store = await HubStore.OpenAsync(TestEngines.NewPostgres(PostgresCluster.NewDatabase), Clock);

        Assert.Contains("pg_dump", (await Assert.ThrowsAsync<NotSupportedException>(() => store.BackupAsync("x"))).Message, StringComparison.Ordinal);
    }

    private static async Task CutOthersAsync(string connection)
    {
        await using var admin = new NpgsqlConnection(connection + ";Pooling=false");
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", admin);
        await command.ExecuteNonQueryAsync();
    }
}

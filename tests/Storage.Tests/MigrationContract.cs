using CxHub.Domain.Records;
using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class MigrationsOnSqlite() : MigrationContract(TestEngine.Sqlite);

public sealed class MigrationsOnPostgres() : MigrationContract(TestEngine.Postgres);

public abstract class MigrationContract(TestEngine engine) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);
    private string _connection = "";

    public ValueTask InitializeAsync()
    {
        _connection = engine.NewConnection();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        TestEngines.Remove(_connection);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Open_EmptyDatabase_HasTheNewestSchema()
    {
        await using var store = await HubStore.OpenAsync(_connection, _clock);

        Assert.Equal(new HubCounts(0, 0, 0, 0, 0, 0, 0, 0), await store.ReadAsync(s => s.Overview.CountsAsync()));
    }

    [Fact]
    public async Task Open_StoreOfVersion1_CarriesItsAnswersForward()
    {
        await using (var old = await HubStore.OpenAsync(_connection, _clock, version: 1, CancellationToken.None))
        {
            // As version 1 stored them: answers stood in the canonical table only.
            await old.WriteAsync(s => s.Models.PutAsync("kept", "yes"));
            await PutAsVersion1Async(old, new Feedback { Key = new("survey", "response", "1"), AnsweredAt = Start.AddDays(-1), Nps = 10, Csat = 4, Touchpoint = "delivery", Comment = "fine", SurveyKind = "relational" });
            await PutAsVersion1Async(old, new Feedback { Key = new("survey", "response", "2"), AnsweredAt = Start.AddDays(-1), Nps = 2, SurveyKind = "relational", Status = "test" });
        }

        await using var store = await HubStore.OpenAsync(_connection, _clock);

        var months = await store.ReadAsync(s => s.Overview.NpsByMonthAsync("relational", Start.AddDays(-1), 1, TimeZoneInfo.Utc));
        Assert.Equal(new NpsCounts(1, 0, 0), Assert.Single(months).Counts);
        Assert.Equal([new AnswerCount("relational", "delivery", 10, 4, null, 1)], await store.ReadAsync(s => s.Answers.CountsAsync(AnswerColumn.Touchpoint, Start.AddDays(-2), Start)));
        Assert.Equal("fine", Assert.Single(await store.ReadAsync(s => s.Answers.UnjudgedAsync(10))).Comment);
        Assert.Equal("yes", await store.ReadAsync(s => s.Models.GetAsync("kept")));
    }

    [Fact]
    public async Task Open_ByManyProcessesAtOnce_MigratesOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => HubStore.OpenAsync(_connection, _clock))));

        foreach (var store in stores)
        {
            await store.WriteAsync(s => s.Pending.AddAsync("map", ["a"]));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_StoreOfANewerProgram_SaysSo()
    {
        await using (var store = await HubStore.OpenAsync(_connection, _clock))
        {
            await ExecuteAsync(store, "INSERT INTO schema_version (version, name, applied_at) SELECT 99, 'from the future', applied_at FROM schema_version WHERE version = 1");
        }

        var failure = await Assert.ThrowsAsync<StoreException>(() => HubStore.OpenAsync(_connection, _clock));

        Assert.Contains("version 99", failure.Message, StringComparison.Ordinal);
        Assert.Contains("newer program", failure.Message, StringComparison.Ordinal);
    }

    private static Task<int> PutAsVersion1Async(HubStore store, Feedback answer) => store.WriteAsync(s => s.Sql.ExecuteAsync(
        "INSERT INTO canonical (kind, source, entity, id, modified_at, body, hash) VALUES ('Feedback', @Source, @Entity, @Id, @ModifiedAt, @body, 0)",
        new { answer.Key.Source, answer.Key.Entity, answer.Key.Id, ModifiedAt = Start, body = JsonColumn.Write((CanonicalRecord)answer) },
        CancellationToken.None));

    private static Task<int> ExecuteAsync(HubStore store, string sql) => store.WriteAsync(s => s.Sql.ExecuteAsync(sql, SqlSession.NoArguments, CancellationToken.None));
}

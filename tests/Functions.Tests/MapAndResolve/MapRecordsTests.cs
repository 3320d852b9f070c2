using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Functions.MapAndResolve;

/// <summary>Landed records become canonical ones; what an earlier mapping left goes only where the row says so.</summary>
public sealed class MapRecordsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SourceKey Visitor = new("matomo", "visitors", "v-1");

    private readonly ManualClock _clock = new(Start);
    private readonly HubStore _store;
    private readonly MapRecords _map;

    public MapRecordsTests()
    {
        _store = HubStore.OpenAsync("sqlite::memory:", _clock, CancellationToken.None).GetAwaiter().GetResult();
        _map = new MapRecords(_store, HubConfiguration.Load(new ConfigFolder(Repository.Path("config")), name => name.EndsWith("SECRET", StringComparison.Ordinal) || name.EndsWith("TOKEN", StringComparison.Ordinal) || name.EndsWith("API_KEY", StringComparison.Ordinal) ? "sandbox" : null).Maps, new StepMeter(_clock), _clock);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task Map_VisitsOfOneVisitorInAnyOrderOfBatches_KeepsTheNewest(int first, int second)
    {
        await MapAsync(Visit(first));
        await MapAsync(Visit(second));

        Assert.Equal("visit2@example.vn", Assert.Single(await ReadAsync<Person>(Visitor)).Email?.Value);
    }

    [Fact]
    public async Task Map_RowThatTheMapRefuses_IsSetAsideAndLeavesWhatItsLastReadableVersionLeft()
    {
        var mapped = new SourceRecord(new SourceKey("surveys", "responses", "r-1"), Start, false, """{"responseId":"r-1","submittedAt":"2026-03-01T09:00:00Z","status":"completed","identity":{"email":"lan@example.vn"},"answers":{"nps":3}}""");
        await MapAsync(mapped);

        await MapAsync(mapped with { ModifiedAt = Start.AddMinutes(1), Body = """{"responseId":"r-1","submittedAt":"no date","status":"completed","identity":{"email":"lan@example.vn"},"answers":{"nps":3}}""" });

        Assert.Equal(3, Assert.Single(await ReadAsync<Feedback>(mapped.Key)).Nps);
        Assert.Single(await _store.ReadAsync(session => session.SetAside.ListAsync("map", "surveys", 10)));
    }

    [Fact]
    public async Task Map_RowThatNoLongerMeetsTheCondition_IsTakenAway()
    {
        var task = new SourceRecord(new SourceKey("salesforce", "Task", "00T-1"), Start, false, """{"Id":"00T-1","CxHub_Key__c":"cxh-1","Status":"Not Started","IsClosed":false}""");
        await MapAsync(task);
        Assert.Single(await ReadAsync<Activity>(task.Key));

        await MapAsync(task with { ModifiedAt = Start.AddMinutes(1), Body = """{"Id":"00T-1","CxHub_Key__c":null,"Status":"Not Started","IsClosed":false}""" });

        Assert.Empty(await ReadAsync<Activity>(task.Key));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static SourceRecord Visit(int number) => new(
        new SourceKey("matomo", "visits", $"{number}"), Start.AddHours(number), false, $$"""{"idVisit":"{{number}}","visitorId":"v-1","userId":"visit{{number}}@example.vn","serverTimestamp":1772442930}""");

    private async Task MapAsync(SourceRecord record)
    {
        await _store.WriteAsync(async session => await session.Pending.AddAsync(PendingStep.Map, [.. (await session.Records.LandAsync([record], false)).Select(key => key.ToString())]));
        await _map.RunAsync(CancellationToken.None);
    }

    private Task<IReadOnlyList<T>> ReadAsync<T>(SourceKey key)
        where T : CanonicalRecord => _store.ReadAsync(session => session.Canonical.GetAsync<T>([key]));
}

using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Tests.Benchmarks;

/// <summary>
/// Rows per second of the store, on SQLite in a temporary folder or on the PostgreSQL named by CXHUB_BENCH_STORE
/// (<c>postgres:Host=…</c>, an empty database).
/// </summary>
[MemoryDiagnoser]
public class StorageBenchmarks
{
    private const int Page = 2_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("cxhub-bench-").FullName;
    private HubStore _store = null!;
    private int _round;

    /// <summary>Each measure once, without warm-up: name and units per second.</summary>
    public static async Task<IReadOnlyList<(string Name, double PerSecond)>> QuickAsync(string? connection = null)
    {
        var benchmarks = new StorageBenchmarks();
        await benchmarks.OpenAsync(connection);
        (string Name, Func<Task<int>> Run)[] measures =
        [
            ("land new records", benchmarks.LandNewAsync),
            ("land unchanged records (full load)", benchmarks.LandUnchangedAsync),
            ("canonical upserts", benchmarks.PutCanonicalAsync),
            ("canonical read (stream)", benchmarks.StreamCanonicalAsync),
            ("profiles with two links", benchmarks.ApplyProfilesAsync),
            ("scores", benchmarks.PutScoresAsync),
            ("pending keys added, taken, done", benchmarks.PendingAsync),
            ("queue messages sent, taken, completed one by one", benchmarks.MessagesAsync),
            ("feedback intake, durable (64 callers)", benchmarks.IntakeAsync),
            ("customer searches", benchmarks.SearchAsync),
        ];
        List<(string, double)> results = [];
        foreach (var (name, run) in measures)
        {
            var watch = Stopwatch.StartNew();
            var units = await run();
            results.Add(($"{benchmarks._store.Engine}: {name}", units / watch.Elapsed.TotalSeconds));
        }

        await benchmarks.CloseAsync();
        return results;
    }

    [GlobalSetup]
    public Task OpenAsync() => OpenAsync(null);

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = 20_000)]
    public async Task<int> LandNewAsync()
    {
        _round++;
        await LandAsync(_round);
        return 20_000;
    }

    [Benchmark(OperationsPerInvoke = 20_000)]
    public async Task<int> LandUnchangedAsync()
    {
        await LandAsync(Math.Max(_round, 1));
        return 20_000;
    }

    [Benchmark(OperationsPerInvoke = 20_000)]
    public async Task<int> PutCanonicalAsync()
    {
        _round++;
        foreach (var page in Enumerable.Range(0, 20_000).Select(Customer).Chunk(Page))
        {
            await _store.WriteAsync(session => session.Canonical.PutAsync(page));
        }

        return 20_000;
    }

    [Benchmark(OperationsPerInvoke = 20_000)]
    public Task<int> StreamCanonicalAsync() => _store.ReadAsync(async session =>
    {
        var count = 0;
        await foreach (var _ in session.Canonical.AllAsync<Person>())
        {
            count++;
        }

        return count;
    });

    [Benchmark(OperationsPerInvoke = 20_000)]
    public async Task<int> ApplyProfilesAsync()
    {
        _round++;
        foreach (var page in Enumerable.Range(0, 20_000).Chunk(Page))
        {
            var changes = new ProfileChanges
            {
                Upserts = [.. page.Select(ProfileOf)],
                Links = [.. page.SelectMany(i => new[] { LinkOf(i, "Contact"), LinkOf(i, "Lead") })],
                Events = [.. page.Select(i => new IdentityEvent(Id(i), "created", null, DateTimeOffset.UnixEpoch))],
            };
            await _store.WriteAsync(session => session.Profiles.ApplyAsync(changes));
        }

        return 20_000;
    }

    [Benchmark(OperationsPerInvoke = 80_000)]
    public async Task<int> PutScoresAsync()
    {
        _round++;
        string[] measures = [Measure.Nps, Measure.Csat, Measure.Sentiment, Measure.LatestComment];
        foreach (var page in Enumerable.Range(0, 20_000).Chunk(Page))
        {
            Score[] scores = [.. page.SelectMany(i => measures.Select(measure => ScoreOf(i, measure)))];
            await _store.WriteAsync(session => session.Scores.PutAsync(scores));
        }

        return 80_000;
    }

    [Benchmark(OperationsPerInvoke = 100_000)]
    public async Task<int> PendingAsync()
    {
        foreach (var page in Enumerable.Range(0, 100_000).Select(i => $"salesforce/Contact/{i:D8}").Chunk(Page))
        {
            await _store.WriteAsync(session => session.Pending.AddAsync("bench", page));
        }

        for (var done = 0; done < 100_000;)
        {
            var taken = await _store.ReadAsync(session => session.Pending.TakeAsync("bench", Page));
            await _store.WriteAsync(session => session.Pending.DoneAsync("bench", taken));
            done += taken.Count;
        }

        return 100_000;
    }

    [Benchmark(OperationsPerInvoke = 1_000)]
    public async Task<int> MessagesAsync()
    {
        for (var i = 0; i < 1_000; i++)
        {
            await _store.WriteAsync(session => session.Messages.SendAsync("bench", Id(i), "go"));
        }

        for (var done = 0; done < 1_000;)
        {
            foreach (var message in await _store.WriteAsync(session => session.Messages.TakeAsync("bench", 10, TimeSpan.FromMinutes(1))))
            {
                await _store.WriteAsync(session => session.Messages.CompleteAsync(message));
                done++;
            }
        }

        return 1_000;
    }

    [Benchmark(OperationsPerInvoke = 10_000)]
    public async Task<int> IntakeAsync()
    {
        _round++;
        using var intake = new GroupWriter<SourceRecord, bool>(_store, async (session, answers, cancellationToken) =>
        {
            var landed = (await session.Records.LandAsync(answers, fullLoad: false, cancellationToken)).ToHashSet();
            await session.Pending.AddAsync("intake", [.. landed.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.FeedbackReceived, null, "map", cancellationToken: cancellationToken);
            return [.. answers.Select(answer => landed.Contains(answer.Key))];
        });
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, cancellationToken) => await intake.WriteAsync(new SourceRecord(new("survey", "response", Text($"{_round}-{i}")), DateTimeOffset.UnixEpoch, false, Body(i)), cancellationToken));
        return 10_000;
    }

    [Benchmark(OperationsPerInvoke = 100)]
    public async Task<int> SearchAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            await _store.ReadAsync(session => session.Profiles.SearchAsync(new ProfileQuery { Text = Text($"nguyen {i * 199}") }));
        }

        return 100;
    }

    private async Task OpenAsync(string? connection) => _store = await HubStore.OpenAsync(
        connection ?? Environment.GetEnvironmentVariable("CXHUB_BENCH_STORE") ?? "sqlite:" + Path.Combine(_folder, "hub.db"),
        TimeProvider.System);

    private async Task LandAsync(int round)
    {
        foreach (var page in Enumerable.Range(0, 20_000).Chunk(Page))
        {
            SourceRecord[] records = [.. page.Select(i => new SourceRecord(new("salesforce", "Contact", Text($"{round}-{i:D8}")), DateTimeOffset.UnixEpoch, false, Body(i)))];
            await _store.WriteAsync(session => session.Records.LandAsync(records, fullLoad: true));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Id(int i) => Text($"p{i:D8}");

    private static string Body(int i) => Text($$"""{"Id":"{{i}}","Name":"Nguyễn Thị Ánh {{i}}","Email":"anh{{i}}@example.test","Phone":"+8490{{i:D7}}","Description":"{{new string('x', 400)}}"}""");

    private Person Customer(int i) => new()
    {
        Key = new("salesforce", "Contact", Text($"{i:D8}")),
        FullName = Text($"Nguyễn Thị Ánh {i} {_round}"),
        City = "Đà Nẵng",
        AccountKey = new("salesforce", "Account", Text($"{i / 10:D8}")),
    };

    private Profile ProfileOf(int i)
    {
        var golden = new GoldenValue(Text($"anh{i}@example.test"), new("salesforce", "Contact", Id(i)), "mostRecent", DateTimeOffset.UnixEpoch);
        return new Profile(Id(i), SubjectKind.Profile, Text($"Nguyễn Thị Ánh {i}"), new Dictionary<string, GoldenValue> { ["email"] = golden, ["phone"] = golden with { Value = Text($"+8490{_round:D3}{i:D6}") } }, null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
    }

    private static Link LinkOf(int i, string entity) =>
        new(new("salesforce", entity, Text($"{i:D8}")), SubjectKind.Profile, Id(i), 12.5, "email", """{"weight":12.5}""", DateTimeOffset.UnixEpoch);

    private Score ScoreOf(int i, string measure) => new()
    {
        Subject = SubjectKind.Profile,
        SubjectId = Id(i),
        Measure = measure,
        Value = (i + _round) % 11,
        Count = 1,
        At = DateTimeOffset.UnixEpoch,
        FormulaVersion = "1",
        InputHash = Text($"{_round}"),
    };
}

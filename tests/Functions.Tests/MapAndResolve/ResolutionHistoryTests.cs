using CxHub.Domain.Records;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Functions.MapAndResolve;

/// <summary>
/// One hub is resolved by two long-lived processes in turn, which restart now and then; its twin, given the same history, is always resolved by a new process that reads
/// everything. Whatever happens, both store the same customers, and an id of the one stands for the same id of the other for ever.
/// </summary>
public sealed class ResolutionHistoryTests
{
    private const int People = 60;

    [Fact]
    public void Resolve_AnyHistoryOfTwoProcesses_StoresWhatFullPassesStore() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            Task.Run(() => FollowAsync(seed, 10)).GetAwaiter().GetResult();
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    private static async Task FollowAsync(int seed, int steps)
    {
        var random = new Random(seed);
        await using var hub = await ResolutionBench.OpenAsync();
        await using var twin = await ResolutionBench.OpenAsync();
        ResolutionBench.Process[] processes = [hub.Start(), hub.Start()];
        Dictionary<string, string> twinOf = new(StringComparer.Ordinal);
        var population = random.Next();
        await BothAsync(bench => bench.PutAsync(Population(population, bench)));

        for (var step = 0; step < steps; step++)
        {
            var at = random.Next(2);
            if (random.Next(5) is 0)
            {
                processes[at] = hub.Start();
            }

            await processes[at].ResolveAsync();
            using (var fresh = twin.Start())
            {
                await fresh.ResolveAsync();
            }

            await CompareAsync(hub, twin, twinOf, seed, step);
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                await ChangeAsync(random.Next(), hub, twin, twinOf);
            }

            await BothAsync(bench => { bench.Clock.Advance(TimeSpan.FromMinutes(7)); return Task.CompletedTask; });
        }

        async Task BothAsync(Func<ResolutionBench, Task> change)
        {
            await change(hub);
            await change(twin);
        }
    }

    private static CanonicalRecord[] Population(int seed, ResolutionBench bench)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, 8).Select(number => Folk.Account(number, random, bench.Clock.GetUtcNow())),
            .. Enumerable.Range(0, People).SelectMany(number => Enumerable.Range(0, 3).Where(_ => random.Next(3) > 0).Select(system => Folk.Person(system, number, random, bench.Clock.GetUtcNow()))),
        ];
    }

    /// <summary>One change, the same on both hubs.</summary>
    private static async Task ChangeAsync(int seed, ResolutionBench hub, ResolutionBench twin, Dictionary<string, string> twinOf)
    {
        foreach (var bench in new[] { hub, twin })
        {
            var random = new Random(seed);
            var (one, other) = (Folk.Key(random.Next(3), random.Next(People)), Folk.Key(random.Next(3), random.Next(People)));
            var at = bench.Clock.GetUtcNow();
            switch (random.Next(16))
            {
                case 0 or 1 or 2: await bench.RemoveAsync(one); break;
                case 3 or 4 when one != other: await bench.DecideAsync(one, other, same: true); break;
                case 5 when one != other: await bench.DecideAsync(one, other, same: false); break;
                case 6 when one != other: await bench.WithdrawAsync(one, other); break;
                case 7: await bench.PutAsync(Folk.Account(random.Next(8), random, at)); break;
                // So many newcomers that the model is trained again.
                case 8: await bench.PutAsync([.. Enumerable.Range(People, random.Next(20, 90)).Select(number => Folk.Person(random.Next(3), number, random, at))]); break;
                case 9 when twinOf.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } id: await bench.EraseAsync(bench == hub ? id : twinOf[id]); break;
                default: await bench.PutAsync([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Folk.Person(random.Next(3), random.Next(People), random, at))]); break;
            }
        }
    }

    private static async Task CompareAsync(ResolutionBench hub, ResolutionBench twin, Dictionary<string, string> twinOf, int seed, int step)
    {
        var (ours, theirs) = (await hub.CustomersAsync(), await twin.CustomersAsync());
        var where = $"seed {seed}, step {step}";
        Assert.True(ours.Keys.SequenceEqual(theirs.Keys), $"{where}: other customers: {string.Join(" | ", ours.Keys.Except(theirs.Keys))} against {string.Join(" | ", theirs.Keys.Except(ours.Keys))}");
        foreach (var (records, (id, stored)) in ours)
        {
            Assert.True(stored == theirs[records].Stored, $"{where}: {records} is stored as\n{Difference(stored, theirs[records].Stored)}");
            Assert.True(!twinOf.TryGetValue(id, out var known) || known == theirs[records].Id, $"{where}: {records} kept another id");
            twinOf[id] = theirs[records].Id;
        }

        Assert.Equal(twinOf.Count, twinOf.Values.Distinct(StringComparer.Ordinal).Count());
        foreach (var (id, twinId) in twinOf)
        {
            var (now, twinNow) = (await hub.FindAsync(id), await twin.FindAsync(twinId));
            Assert.True(now is null ? twinNow is null : twinNow?.Id == twinOf[now.Id], $"{where}: {id} leads elsewhere");
        }

        var (head, twinHead) = (await hub.HeadAsync(), await twin.HeadAsync());
        Assert.Equal((head!.Training, head.Records, head.Reason), (twinHead!.Training, twinHead.Records, twinHead.Reason));
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 80);
        return $"…{one[from..Math.Min(one.Length, at + 80)]}…\n…{other[from..Math.Min(other.Length, at + 80)]}…";
    }
}

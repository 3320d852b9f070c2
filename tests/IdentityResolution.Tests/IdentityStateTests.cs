using System.Text.Json;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using CxHub.IdentityResolution.Incremental;
using FsCheck;
using FsCheck.Fluent;
using static CxHub.Tests.IdentityResolution.People;

namespace CxHub.Tests.IdentityResolution;

public sealed class IdentityStateTests
{
    private static readonly IdentitySettings Settings = new() { Precision = 0.98 };

    private static IdentityState Start(IReadOnlyList<IdentityRecord> records, IdentitySettings? settings = null)
    {
        var data = new IdentityDataset(IdentitySchema.People, settings ?? Settings);
        data.Add(records);
        return IdentityState.Start(data, settings ?? Settings);
    }

    private static string Partition(IEnumerable<IReadOnlyList<RecordKey>> clusters) => string.Join(
        '\n', clusters.Select(members => string.Join(' ', members.Select(member => member.ToString()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(400)]
    [InlineData(6)]
    [InlineData(3)]
    public void Upsert_AnyHistory_EndsInTheClustersOfAFullRun(int largestBlock) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var records = Make(80, seed);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(records));
            var state = Start([.. records.Take(200)], Settings with { LargestBlock = largestBlock });

            for (var step = 0; step < 60; step++)
            {
                Change(state, records, random);

                if (step % 15 == 14 && Partition(state.Members()) != Partition(state.Resolve().Members())) { return false; }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [InlineData(400)]
    [InlineData(4)]
    public void Resume_AnyHistoryWithRestarts_EndsInTheClustersOfTheStateThatNeverStopped(int largestBlock) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var settings = Settings with { LargestBlock = largestBlock };
            var records = Make(80, seed);
            var start = records.Where((_, index) => index % 4 > 0).ToList();
            var (lasting, restarted) = (Start(start, settings), Start(start, settings));
            var present = start.ToDictionary(record => new RecordKey(record.Source, record.RecordId));
            var random = new Random(seed);

            for (var step = 0; step < 40; step++)
            {
                var record = records[random.Next(records.Count)] with { Values = records[random.Next(records.Count)].Values };
                var key = new RecordKey(record.Source, record.RecordId);
                var isRemoved = random.Next(4) == 0;
                foreach (var state in new[] { lasting, restarted })
                {
                    _ = isRemoved ? state.Remove(key) : state.Upsert(record);
                }

                _ = isRemoved ? present.Remove(key) : present.TryAdd(key, record);
                if (!isRemoved) { present[key] = record; }

                if (step % 10 != 9) { continue; }

                restarted = Restart(restarted, [.. present.Values.OrderBy(_ => random.Next())], settings);

                if (Partition(restarted.Members()) != Partition(lasting.Members())) { return false; }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void Resume_NamesThatGoTogetherAndCommonWords_WeighWhatTheyWeighed()
    {
        var records = Make(1200, 3);
        var state = Start(records);
        Assert.NotEmpty(state.Snapshot.Frequencies[0].Names!.Lifts);
        Assert.NotEmpty(state.Snapshot.Frequencies[0].Names!.Pairs);
        Assert.NotEmpty(state.Snapshot.Frequencies[0].Names!.Given);
        state.Remove([.. records.Where((_, index) => index % 3 == 0).Select(record => new RecordKey(record.Source, record.RecordId))]);

        var again = Restart(state, [.. records.Where((_, index) => index % 3 > 0).Reverse()], Settings);

        Assert.Equal(Partition(state.Members()), Partition(again.Members()));
        var (before, after) = (new Explainer(state), new Explainer(again));
        Assert.All(state.Members().Where(members => members.Count > 1), members => Assert.Equal(Said(before, members), Said(after, members)));
    }

    private static IdentityState Restart(IdentityState state, IReadOnlyList<IdentityRecord> records, IdentitySettings settings)
    {
        var snapshot = SnapshotJson.Read(SnapshotJson.Write(state.Snapshot));
        var data = new IdentityDataset(IdentitySchema.People, settings, snapshot.Frequencies);
        data.Add(records);
        return IdentityState.Resume(data, settings, snapshot, state.Decisions);
    }

    [Fact]
    public void Write_SnapshotOfAResumedState_IsTheSnapshotItCameFrom()
    {
        var records = Make(60, 5);
        var state = Start(records);

        var again = Restart(state, [.. records.Take(30)], Settings);

        Assert.Equal(SnapshotJson.Write(state.Snapshot), SnapshotJson.Write(again.Snapshot));
        Assert.Equal(SnapshotJson.Write(state.Snapshot), SnapshotJson.Write(state.Snapshot with { Frequencies = again.Data.Frequencies() }));
    }

    [Fact]
    public void Write_Snapshot_NamesNoValueThatOnePersonHolds()
    {
        var state = Start(Make(60, 5));

        Assert.All(state.Snapshot.Frequencies, field => Assert.All(field.Values.Values.Concat(field.Terms.SelectMany(terms => terms.Values)), count => Assert.True(count > 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Read_NotASnapshot_SaysToTrainAgain(string json) =>
        Assert.Contains("Train again", Assert.Throws<FormatException>(() => SnapshotJson.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Review_AnyHistory_AsksTheQuestionsOfAFullRun() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var records = Make(80, seed);
            var state = Start([.. records.Take(200)], Settings with { LargestBlock = 6, LargestCluster = 4 });

            for (var step = 0; step < 30; step++) { Change(state, records, random); }

            return state.Review().SequenceEqual(state.Resolve().Review(state.Decisions));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Fact]
    public void Explain_AnyHistory_SaysWhatAFullRunSays() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var records = Make(40, seed);
            var state = Start(records);

            for (var step = 0; step < 30; step++) { Change(state, records, random); }

            var (live, full) = (new Explainer(state), new Explainer(state.Resolve(), state.Decisions));
            return state.Members().All(members => Said(live, members) == Said(full, members));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static string Said(Explainer explainer, IReadOnlyList<RecordKey> members) =>
        JsonSerializer.Serialize(new { How = explainer.How(members[0]), Why = explainer.Why(members[0], members[^1]) });

    private static void Change(IdentityState state, List<IdentityRecord> records, Random random)
    {
        var (one, other) = (records[random.Next(records.Count)], records[random.Next(records.Count)]);

        switch (random.Next(8))
        {
            case 0: state.Remove(new RecordKey(one.Source, one.RecordId)); break;
            case 1: TryDecide(state, new IdentityDecision(new(one.Source, one.RecordId), new(other.Source, other.RecordId), random.Next(2) == 0)); break;
            case 2: state.Withdraw(new(one.Source, one.RecordId), new(other.Source, other.RecordId)); break;
            case 3: state.Upsert(one with { Values = other.Values }); break;
            case 4: state.Upsert([.. Enumerable.Range(0, 9).Select(_ => records[random.Next(records.Count)])]); break;
            case 5: state.Upsert(one with { Values = [.. one.Values, .. other.Values.Where(value => value.Role is ColumnRole.Email or ColumnRole.Phone)] }); break;
            default: state.Upsert(one); break;
        }
    }

    private static void TryDecide(IdentityState state, IdentityDecision decision)
    {
        try
        {
            state.Decide(decision);
        }
        catch (InvalidOperationException)
        {
            // Random decisions contradict one another now and then; that they are refused is tested below.
        }
    }

    [Fact]
    public void Decide_AgainstEarlierDecisions_IsRefused()
    {
        var state = Start(Make(20, 2));
        RecordKey a = new("salesforce", "sf-1"), b = new("salesforce", "sf-2"), c = new("salesforce", "sf-3");
        state.Decide(new IdentityDecision(a, b, Same: true));
        state.Decide(new IdentityDecision(b, c, Same: true));

        Assert.Throws<InvalidOperationException>(() => state.Decide(new IdentityDecision(a, c, Same: false)));
        state.Withdraw(b, c);
        state.Decide(new IdentityDecision(a, c, Same: false));
        Assert.Throws<InvalidOperationException>(() => state.Decide(new IdentityDecision(b, c, Same: true)));
    }

    [Fact]
    public void Upsert_ShuffledBatches_GiveThePartitionOfOneBatch()
    {
        var records = Make(100, 21);
        var whole = Start(records);
        var state = Start(records);
        var shuffled = records.ToArray();
        new Random(4).Shuffle(shuffled);
        state.Remove([.. records.Skip(1).Select(record => new RecordKey(record.Source, record.RecordId))]);

        foreach (var batch in shuffled.Chunk(1 + (shuffled.Length / 100))) { state.Upsert(batch); }

        Assert.Equal(Partition(whole.Members()), Partition(state.Members()));
    }

    [Fact]
    public void Remove_RecordJustAdded_RestoresTheClusters() =>
        Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), seed =>
        {
            var records = Make(40, seed);
            var state = Start([.. records.Skip(5)]);
            var before = Partition(state.Members());

            state.Upsert([.. records.Take(5)]);
            state.Remove([.. records.Take(5).Select(record => new RecordKey(record.Source, record.RecordId))]);

            return Partition(state.Members()) == before;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Decide_MergeThenUnmerge_RestoresBothSidesExactlyAndLaterRecordsStay()
    {
        var state = Start(Make(60, 2));
        var (one, other) = (new RecordKey("salesforce", "sf-1"), new RecordKey("salesforce", "sf-2"));
        var (first, second) = (state.ClusterOf(one), state.ClusterOf(other));
        state.Decide(new IdentityDecision(one, other, Same: true));
        Assert.Equal(first.Count + second.Count, state.ClusterOf(one).Count);
        var later = Make(60, 2).First(record => record.RecordId == "dv-2") with { RecordId = "later-2" };
        state.Upsert(later);

        state.Decide(new IdentityDecision(one, other, Same: false));

        Assert.Equal(first, state.ClusterOf(one));
        Assert.Equal(second.Append(new RecordKey("dataverse", "later-2")).ToHashSet(), [.. state.ClusterOf(other)]);
    }

    [Fact]
    public void Upsert_UnchangedRecord_ChangesNothing()
    {
        var records = Make(30, 9);
        var state = Start(records);

        Assert.All(records, record => Assert.True(state.Upsert(record).IsEmpty));
    }

    [Fact]
    public void Upsert_BridgingRecord_NamesTheClustersBeforeAndAfter()
    {
        var records = Make(60, 2);
        var state = Start(records.Where(record => record.RecordId != "sf-1").ToList());
        var before = state.Members().Count;

        var change = state.Upsert(records.First(record => record.RecordId == "sf-1"));

        Assert.Single(change.After);
        Assert.Equal(change.Before.Sum(cluster => cluster.Count) + 1, change.After[0].Count);
        Assert.Equal(before - change.Before.Count + 1, state.Members().Count);
    }

    [Fact]
    public void Upsert_PhoneThatBecomesASwitchboard_LosesItsWeightAndGetsItBack()
    {
        IdentityRecord Caller(string id, string? name) => Record(id, "support", [.. name is null ? [] : new[] { (ColumnRole.FullName, name) }, (ColumnRole.Phone, "0911222333")]);
        var state = Start([.. Make(100, 2), Caller("x-1", "Marta Novák"), Caller("x-2", null)]);
        var (named, unnamed) = (new RecordKey("support", "x-1"), new RecordKey("support", "x-2"));
        Assert.Equal(2, state.ClusterOf(unnamed).Count);

        string[] others = ["Hiroshi Tanaka", "Elena Rossi", "Niels Larsen", "Bùi Thị Yến", "Aisha Haddad"];
        foreach (var (i, name) in others.Index()) { state.Upsert(Caller($"o-{i}", name)); }

        Assert.Single(state.ClusterOf(unnamed));
        foreach (var i in Enumerable.Range(0, others.Length)) { state.Remove(new RecordKey("support", $"o-{i}")); }

        Assert.Contains(named, state.ClusterOf(unnamed));
    }
}

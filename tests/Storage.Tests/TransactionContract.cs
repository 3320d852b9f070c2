using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class TransactionsOnSqlite() : TransactionContract(TestEngine.Sqlite);

public sealed class TransactionsOnPostgres() : TransactionContract(TestEngine.Postgres);

public abstract class TransactionContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task Write_FailsInTheMiddle_LeavesNothing()
    {
        var write = () => Write(async s =>
        {
            await s.Records.LandAsync([Row("1", "{}")], fullLoad: false);
            await s.Pending.AddAsync("map", ["salesforce/Contact/1"]);
            await s.Messages.SendAsync("records-landed", null, "map");
            throw new InvalidDataException("the process dies here");
        });

        await Assert.ThrowsAsync<InvalidDataException>(write);

        Assert.Empty(await Read(s => s.Records.KeysAsync("salesforce", null)));
        Assert.Equal(0, await Read(s => s.Pending.CountAsync("map")));
        Assert.Empty(await Read(s => s.Messages.DepthsAsync()));
    }

    [Fact]
    public async Task Write_AfterAFailedOne_Works()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Write(_ => Task.FromException(new InvalidDataException())));

        await Write(s => s.Models.PutAsync("m", "1"));

        Assert.Equal("1", await Read(s => s.Models.GetAsync("m")));
    }

    [Fact]
    public async Task Read_WhileAnotherWrites_SeesOneConsistentState()
    {
        await Write(s => s.Models.PutAsync("m", "before"));

        var seen = await Read(async s =>
        {
            var first = await s.Models.GetAsync("m");
            await Write(w => w.Models.PutAsync("m", "after"));
            return (first, second: await s.Models.GetAsync("m"));
        });

        Assert.Equal(("before", "before"), seen);
        Assert.Equal("after", await Read(s => s.Models.GetAsync("m")));
    }

    [Fact]
    public async Task Read_ThatTriesToWrite_Fails() =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Read(async s =>
        {
            await s.Models.PutAsync("m", "1");
            return 0;
        }));

    [Fact]
    public async Task Write_InsideWrite_SaysWhatToDoInstead()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Write(_ => Write(s => s.Models.PutAsync("m", "1"))));

        Assert.Contains("use the session", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ManyReadThenWriteAtOnce_LosesNoUpdate()
    {
        await Write(s => s.Models.PutAsync("count", "0"));
        await using var other = await HubStore.OpenAsync(Connection, Clock);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 is 0 ? Store : other).WriteAsync(async s =>
        {
            var count = int.Parse((await s.Models.GetAsync("count"))!, System.Globalization.CultureInfo.InvariantCulture);
            await s.Models.PutAsync("count", (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }))));

        Assert.Equal("40", await Read(s => s.Models.GetAsync("count")));
    }

    [Fact]
    public async Task Open_Again_FindsWhatWasStored()
    {
        await Write(s => s.Models.PutAsync("m", "kept"));

        await using var again = await HubStore.OpenAsync(Connection, new ManualClock(Start));

        Assert.Equal("kept", await again.ReadAsync(s => s.Models.GetAsync("m")));
        Assert.Equal(Engine is TestEngine.Sqlite ? "sqlite" : "postgres", again.Engine);
    }

    [Fact]
    public async Task GroupWriter_ManyCallersAtOnce_EachGetsItsOwnResultAfterTheCommit()
    {
        var batches = 0;
        using var writer = new GroupWriter<int, string>(Store, async (s, numbers, token) =>
        {
            Interlocked.Increment(ref batches);
            await s.Pending.AddAsync("feedback", [.. numbers.Select(number => $"{number}")], token);
            return [.. numbers.Select(number => $"stored {number}")];
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => writer.WriteAsync(i))));

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"stored {i}"), results);
        Assert.Equal(500, await Read(s => s.Pending.CountAsync("feedback")));
        Assert.InRange(batches, 1, 500);
    }

    [Fact]
    public async Task GroupWriter_WriterOwesAResult_StoresNothing()
    {
        using var writer = new GroupWriter<int, int>(Store, async (s, numbers, token) =>
        {
            await s.Pending.AddAsync("feedback", [.. numbers.Select(number => $"{number}")], token);
            return [];
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteAsync(1));

        Assert.Equal(0, await Read(s => s.Pending.CountAsync("feedback")));
    }

    [Fact]
    public async Task GroupWriter_OneItemCannotBeWritten_OnlyItsCallerGetsTheError()
    {
        using var writer = new GroupWriter<int, int>(Store, async (s, numbers, token) =>
        {
            await s.Pending.AddAsync("feedback", [.. numbers.Select(number => $"{number}")], token);
            return numbers.Contains(13) ? throw new InvalidDataException("thirteen") : numbers;
        });

        var writes = Enumerable.Range(0, 50).Select(i => Task.Run(() => writer.WriteAsync(i))).ToArray();
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Task.WhenAll(writes));

        Assert.Equal("thirteen", failure.Message);
        Assert.Equal([13], writes.Index().Where(write => write.Item.IsFaulted).Select(write => write.Index));
        Assert.Equal(49, await Read(s => s.Pending.CountAsync("feedback")));
    }
}

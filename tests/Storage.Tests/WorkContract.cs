using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class WorkOnSqlite() : WorkContract(TestEngine.Sqlite);

public sealed class WorkOnPostgres() : WorkContract(TestEngine.Postgres);

/// <summary>The work list, the queue, and leases.</summary>
public abstract class WorkContract(TestEngine engine) : StoreContract(engine)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Done_KeyAddedAgainSinceItWasTaken_StaysPending()
    {
        await Write(s => s.Pending.AddAsync("score", ["a", "b"]));
        var taken = await Read(s => s.Pending.TakeAsync("score", 10));

        await Write(s => s.Pending.AddAsync("score", ["a"]));
        await Write(s => s.Pending.DoneAsync("score", taken));

        var left = Assert.Single(await Read(s => s.Pending.TakeAsync("score", 10)));
        Assert.Equal("a", left.Key);
        Assert.Equal(taken.Single(item => item.Key == "a").Version + 1, left.Version);
    }

    [Fact]
    public async Task Done_KeyDoneAndAddedAgainBySomebodyElse_StaysPending()
    {
        await Write(s => s.Pending.AddAsync("score", ["a"]));
        var slow = await Read(s => s.Pending.TakeAsync("score", 10));
        await Write(s => s.Pending.DoneAsync("score", slow));
        await Write(s => s.Pending.AddAsync("score", ["a"]));

        await Write(s => s.Pending.DoneAsync("score", slow));

        Assert.Equal(1, await Read(s => s.Pending.CountAsync("score")));
    }

    [Fact]
    public async Task Take_Pending_GivesTheOldestFirstAndKeepsStepsApart()
    {
        await Write(s => s.Pending.AddAsync("map", ["z"]));
        Clock.Advance(Minute);
        await Write(s => s.Pending.AddAsync("map", ["b", "a"]));
        await Write(s => s.Pending.AddAsync("map", ["z"]));
        await Write(s => s.Pending.AddAsync("score", ["q"]));

        Assert.Equal(["z", "a"], (await Read(s => s.Pending.TakeAsync("map", 2))).Select(item => item.Key));
        Assert.Equal(new Dictionary<string, long> { ["map"] = 3, ["score"] = 1 }, await Read(s => s.Pending.CountsAsync()));
    }

    [Fact]
    public async Task Send_IdenticalMessagesThatWait_AreDeliveredAsOne()
    {
        for (var i = 0; i < 5; i++)
        {
            await Write(s => s.Messages.SendAsync("q", null, "go"));
        }

        await Write(s => s.Messages.SendAsync("q", "p1", "go"));

        Assert.Equal(2, (await Read(s => s.Messages.DepthsAsync()))["q"]);
        var taken = await TakeAsync(10);
        Assert.Equal([null, "p1"], taken.Select(message => message.SessionId).Order());
        await CompleteAsync(taken);
        Assert.Empty(await Read(s => s.Messages.DepthsAsync()));
    }

    [Fact]
    public async Task Send_WhileTheSameMessageIsWorkedOn_IsDeliveredAfterIt()
    {
        await Write(s => s.Messages.SendAsync("q", null, "go"));
        var first = Assert.Single(await TakeAsync(10));

        await Write(s => s.Messages.SendAsync("q", null, "go"));

        var second = Assert.Single(await TakeAsync(10));
        Assert.NotEqual(first.Id, second.Id);
        await CompleteAsync([first, second]);
    }

    [Fact]
    public async Task Send_WithDelay_IsNotDeliveredBefore()
    {
        await Write(s => s.Messages.SendAsync("q", null, "now"));
        await Write(s => s.Messages.SendAsync("q", null, "later", Minute));

        var now = await TakeAsync(10);
        Assert.Equal(["now"], now.Select(message => message.Body));
        await CompleteAsync(now);
        Clock.Advance(Minute);
        Assert.Equal(["later"], (await TakeAsync(10)).Select(message => message.Body));
    }

    [Fact]
    public async Task Take_OneSession_DeliversOneAtATimeInOrder()
    {
        await Write(s => s.Messages.SendAsync("q", "profile 1", "a"));
        await Write(s => s.Messages.SendAsync("q", "profile 1", "b"));
        await Write(s => s.Messages.SendAsync("q", "profile 2", "c"));

        var first = await TakeAsync(10);
        Assert.Equal(["a", "c"], first.Select(message => message.Body).Order());
        Assert.Empty(await TakeAsync(10));
        Assert.Equal(Start + Minute, await Read(s => s.Messages.NextVisibleAsync()));
        await CompleteAsync(first);
        Assert.Equal(Start, await Read(s => s.Messages.NextVisibleAsync()));
        Assert.Equal(["b"], (await TakeAsync(10)).Select(message => message.Body));
    }

    [Fact]
    public async Task Take_WorkerDied_DeliversAgainAfterTheLock()
    {
        await Write(s => s.Messages.SendAsync("q", null, "go"));
        var dead = Assert.Single(await TakeAsync(1));
        Assert.Empty(await TakeAsync(1));

        Clock.Advance(Minute);

        var again = Assert.Single(await TakeAsync(1));
        Assert.Equal((dead.Id, 2), (again.Id, again.DeliveryCount));
    }

    [Fact]
    public async Task Complete_AfterTheLockRanOut_RollsTheSlowWorkersChangesBack()
    {
        await Write(s => s.Messages.SendAsync("q", null, "go"));
        var slow = Assert.Single(await TakeAsync(1));
        Clock.Advance(Minute);
        var fast = Assert.Single(await TakeAsync(1));

        await Assert.ThrowsAsync<LockLostException>(() => Write(async s =>
        {
            await s.Models.PutAsync("effect", "slow");
            await s.Messages.CompleteAsync(slow);
        }));

        Assert.Null(await Read(s => s.Models.GetAsync("effect")));
        await CompleteAsync([fast]);
    }

    [Fact]
    public async Task Retry_WithDelay_DeliversLater()
    {
        await Write(s => s.Messages.SendAsync("q", "s", "go"));
        var message = Assert.Single(await TakeAsync(1));

        await Write(s => s.Messages.RetryAsync(message, Minute));

        Assert.Empty(await TakeAsync(1));
        Assert.Equal(Start + Minute, await Read(s => s.Messages.NextVisibleAsync()));
        Clock.Advance(Minute);
        Assert.Equal(2, Assert.Single(await TakeAsync(1)).DeliveryCount);
    }

    [Fact]
    public async Task Fail_ThenResend_DeliversItAgainAsNew()
    {
        await Write(s => s.Messages.SendAsync("q", "s", "go"));
        var message = Assert.Single(await TakeAsync(1));

        await Write(s => s.Messages.FailAsync(message, "the CRM refused it"));

        var failed = Assert.Single(await Read(s => s.Messages.FailedAsync(10)));
        Assert.Equal(("q", "s", "go", "the CRM refused it", 1), (failed.Queue, failed.SessionId, failed.Body, failed.Reason, failed.DeliveryCount));
        Assert.Empty(await TakeAsync(1));
        Assert.True(await Write(s => s.Messages.ResendAsync(failed.Id)));
        Assert.False(await Write(s => s.Messages.ResendAsync(failed.Id)));
        Assert.Equal(1, Assert.Single(await TakeAsync(1)).DeliveryCount);
    }

    [Fact]
    public async Task Unsent_AsOutbox_GivesEachMessageOnceUntilMarked()
    {
        await Write(s => s.Messages.SendAsync("q", null, "a"));
        await Write(s => s.Messages.SendAsync("q", null, "a"));
        await Write(s => s.Messages.SendAsync("r", "s", "b", Minute));

        var unsent = await Write(s => s.Messages.UnsentAsync(10));

        Assert.Equal([("a", Start), ("b", Start + Minute)], unsent.Select(message => (message.Body, message.DueAt)));
        await Write(s => s.Messages.MarkSentAsync([unsent[0].Id]));
        Assert.Equal(["b"], (await Write(s => s.Messages.UnsentAsync(10))).Select(message => message.Body));
    }

    [Fact]
    public async Task Take_ManyWorkersInTwoProcesses_NeverShareAMessageOrASession()
    {
        for (var i = 0; i < 120; i++)
        {
            await Write(s => s.Messages.SendAsync("q", i % 3 is 0 ? null : $"session {i % 7}", $"{i}"));
        }

        await using var other = await HubStore.OpenAsync(Connection, Clock);
        var taken = new System.Collections.Concurrent.ConcurrentBag<string>();
        var working = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var store = worker % 2 is 0 ? Store : other;
            for (var idle = 0; idle < 20;)
            {
                var messages = await store.WriteAsync(s => s.Messages.TakeAsync("q", 3, Minute));
                idle = messages.Count is 0 ? idle + 1 : 0;
                foreach (var message in messages)
                {
                    Assert.True(message.SessionId is null || working.TryAdd(message.SessionId, true), $"session {message.SessionId} is in two hands");
                }

                foreach (var message in messages)
                {
                    taken.Add(message.Body);
                    working.TryRemove(message.SessionId ?? "", out _);
                    await store.WriteAsync(s => s.Messages.CompleteAsync(message));
                }
            }
        })));

        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{i}").Order(), taken.Order());
    }

    [Fact]
    public async Task Lease_HeldByOne_IsRefusedToOthersUntilItEnds()
    {
        var lease = await Store.Leases.TryAcquireAsync("timer", Minute);

        Assert.NotNull(lease);
        Assert.Null(await Store.Leases.TryAcquireAsync("timer", Minute));
        Assert.NotNull(await Store.Leases.TryAcquireAsync("other timer", Minute));
        Clock.Advance(Minute);
        var next = await Store.Leases.TryAcquireAsync("timer", Minute);
        Assert.NotNull(next);
        Assert.Null(await Store.Leases.RenewAsync(lease, Minute));
        await Store.Leases.ReleaseAsync(lease);
        Assert.Null(await Store.Leases.TryAcquireAsync("timer", Minute));
        Assert.NotNull(await Store.Leases.RenewAsync(next, Minute));
        await Store.Leases.ReleaseAsync(next);
        Assert.NotNull(await Store.Leases.TryAcquireAsync("timer", Minute));
    }

    [Fact]
    public async Task Lease_ManyAskAtOnce_OneGetsIt()
    {
        await using var other = await HubStore.OpenAsync(Connection, Clock);

        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 is 0 ? Store : other).Leases.TryAcquireAsync("timer", Minute))));

        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task ReleaseAbandoned_HoldersThatLive_KeepWhatTheyHold()
    {
        await Write(s => s.Messages.SendAsync("q", null, "go"));
        Assert.Single(await TakeAsync(1));
        Assert.NotNull(await Store.Leases.TryAcquireAsync("timer", Minute));

        await Write(s => s.Messages.ReleaseAbandonedAsync());
        await Write(s => s.Leases.ReleaseAbandonedAsync());

        Assert.Empty(await TakeAsync(1));
        Assert.Null(await Store.Leases.TryAcquireAsync("timer", Minute));
    }

    [Fact]
    public async Task ReleaseAbandoned_HolderWasKilled_GivesItsMessageAndLeaseBackAtOnce()
    {
        await Write(s => s.Messages.SendAsync("q", null, "go"));
        Assert.Single(await TakeAsync(1));
        Assert.NotNull(await Store.Leases.TryAcquireAsync("timer", Minute));
        // As if this process had been killed and its id were free again.
        var killed = ProcessOwnerTests.OfAKilledProcess();
        await Write(s => s.Sql.ExecuteAsync("UPDATE message SET lock_token = @killed", new { killed }, CancellationToken.None));
        await Write(s => s.Sql.ExecuteAsync("UPDATE lease SET owner = @killed", new { killed }, CancellationToken.None));

        await Write(s => s.Messages.ReleaseAbandonedAsync());
        Assert.Equal(1, await Write(s => s.Leases.ReleaseAbandonedAsync()));

        Assert.Equal(2, Assert.Single(await TakeAsync(1)).DeliveryCount);
        Assert.NotNull(await Store.Leases.TryAcquireAsync("timer", Minute));
    }

    [Fact]
    public async Task Hold_LostLease_RollsTheWorkBack()
    {
        var lost = (await Store.Leases.TryAcquireAsync("timer", Minute))!;
        await Write(s => s.Leases.HoldAsync(lost));
        Clock.Advance(Minute);
        await Store.Leases.TryAcquireAsync("timer", Minute);

        await Assert.ThrowsAsync<LockLostException>(() => Write(async s =>
        {
            await s.Models.PutAsync("effect", "late");
            await s.Leases.HoldAsync(lost);
        }));

        Assert.Null(await Read(s => s.Models.GetAsync("effect")));
    }

    private Task<IReadOnlyList<QueueMessage>> TakeAsync(int max) => Write(s => s.Messages.TakeAsync("q", max, Minute));

    private async Task CompleteAsync(IReadOnlyList<QueueMessage> messages)
    {
        foreach (var message in messages)
        {
            await Write(s => s.Messages.CompleteAsync(message));
        }
    }
}

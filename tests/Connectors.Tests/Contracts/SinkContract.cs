using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

/// <summary>What every sink promises the hub, also while the system fails in every way the Sandbox knows.</summary>
public abstract class SinkContract : IAsyncLifetime
{
    protected const int RowCount = 60;
    private const int Schedules = 100;

    protected abstract SandboxHost Host { get; }

    protected abstract string Entity { get; }

    /// <summary>Paths of calls that write, as a fault pattern.</summary>
    protected abstract string WritePath { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A fresh connector on the system.</summary>
    protected abstract ISink Connect();

    protected abstract PushRow Row(int number, decimal nps);

    /// <summary>The NPS that stands on a record.</summary>
    protected abstract decimal? Standing(int number);

    protected abstract int TaskCount();

    protected abstract FollowUpOrder Order(int number);

    [Fact]
    public async Task Write_Rows_GivesEachOneResultAndTheyStandThere()
    {
        var results = await SalesforceBench.WriteAsync(Connect(), Entity, Rows(1));

        Assert.Equal(RowCount, results.Select(result => result.RecordId).Distinct().Count());
        Assert.All(results, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.All(Enumerable.Range(1, RowCount), number => Assert.Equal(Nps(number, 1), Standing(number)));
    }

    [Fact]
    public async Task Write_NoRows_MakesNoCall()
    {
        var sink = Connect();

        Assert.Empty(await SalesforceBench.WriteAsync(sink, Entity, []));
        Assert.Equal(0, sink.Estimate(Entity, 0).Calls);
        Assert.Equal(0, sink.Calls.Total);
    }

    [Fact]
    public async Task Write_UnderRandomFaultSchedules_CountsAddUpAndTheEndStateIsThatOfAnUndisturbedRun()
    {
        for (var seed = 1; seed <= Schedules; seed++)
        {
            Host.Reset();
            var faults = Schedule(new Random(seed));
            var pending = Rows(seed).ToDictionary(row => row.RecordId);
            var sink = Connect();
            for (var run = 0; pending.Count > 0; run++)
            {
                Assert.True(run < 12, $"seed {seed}: {pending.Count} rows never passed ({faults})");
                foreach (var result in await RunAsync(sink, [.. pending.Values], $"seed {seed} run {run}: {faults}"))
                {
                    if (result.Outcome is RowOutcome.Written)
                    {
                        pending.Remove(result.RecordId);
                    }
                }
            }

            Assert.True(Enumerable.Range(1, RowCount).All(number => Standing(number) == Nps(number, seed)), $"seed {seed}: a row reported as written does not stand there ({faults})");
        }
    }

    [Fact]
    public async Task Open_UnderRandomFaultSchedules_LeavesExactlyOneTaskEach()
    {
        for (var seed = 1; seed <= Schedules; seed++)
        {
            Host.Reset();
            var faults = Schedule(new Random(seed));
            var orders = Enumerable.Range(1, 20).Select(Order).ToArray();
            var sink = Connect();
            Dictionary<string, FollowUpReceipt> receipts = [];
            for (var run = 0; receipts.Count < orders.Length; run++)
            {
                Assert.True(run < 12, $"seed {seed}: not all were opened ({faults})");
                foreach (var receipt in await OpenAsync(sink, [.. orders.Where(order => !receipts.ContainsKey(order.Key))]))
                {
                    if (receipt.Outcome is not FollowUpOutcome.Rejected)
                    {
                        receipts.Add(receipt.Key, receipt);
                    }
                }
            }

            Assert.True(TaskCount() == orders.Length, $"seed {seed}: {TaskCount()} tasks for {orders.Length} orders ({faults})");
        }
    }

    [Fact]
    public async Task Refusal_ThatQuotesAPerson_NamesNobody()
    {
        Host.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Message = "The value 'Lan Nguyễn' <lan.nguyen@example.com>, +84 901 234 567 is refused" });
        var sink = Connect();

        var rows = await SalesforceBench.WriteAsync(sink, Entity, Rows(1));
        var opened = await sink.OpenFollowUpsAsync([Order(1)], default);

        Assert.All([.. rows.Select(row => row.Reason), .. opened.Select(receipt => receipt.Reason)], reason =>
        {
            Assert.Contains("is refused", reason, StringComparison.Ordinal);
            Assert.All(["Nguyễn", "lan.nguyen", "901"], value => Assert.DoesNotContain(value, reason, StringComparison.Ordinal));
        });
    }

    protected PushRow[] Rows(int seed) => [.. Enumerable.Range(1, RowCount).Select(number => Row(number, Nps(number, seed)))];

    private static decimal Nps(int number, int seed) => (number + seed) % 11;

    private async Task<List<RowResult>> RunAsync(ISink sink, PushRow[] rows, string what)
    {
        List<RowResult> results = [];
        try
        {
            await foreach (var result in sink.WriteAsync(new PushBatch("run", Entity, rows), default))
            {
                results.Add(result);
            }

            Assert.True(results.Count == rows.Length, $"{what}: {results.Count} results for {rows.Length} rows");
        }
        catch (ConnectorException)
        {
            // The system as a whole refused: rows without a result are sent again by the next run.
        }

        Assert.True(results.Select(result => result.RecordId).Distinct().Count() == results.Count, $"{what}: a row has two results");
        Assert.True(results.All(result => rows.Any(row => row.RecordId == result.RecordId)), $"{what}: a result for a row that was not sent");
        return results;
    }

    private static async Task<IReadOnlyList<FollowUpReceipt>> OpenAsync(ISink sink, FollowUpOrder[] orders)
    {
        try
        {
            return await sink.OpenFollowUpsAsync(orders, default);
        }
        catch (ConnectorException)
        {
            return [];
        }
    }

    private string Schedule(Random random)
    {
        FaultEffect[] effects = [FaultEffect.Status, FaultEffect.Html, FaultEffect.CutBeforeCommit, FaultEffect.CutAfterCommit, FaultEffect.MalformedBody, FaultEffect.ExpireToken, FaultEffect.RowLock, FaultEffect.PoisonRow];
        int[] statuses = [429, 500, 502, 503];
        List<string> said = [];
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var effect = effects[random.Next(effects.Length)];
            var rule = new FaultRule
            {
                Effect = effect,
                Path = random.Next(3) is 0 ? "*" : WritePath,
                Entity = Entity,
                Row = effect is FaultEffect.RowLock or FaultEffect.PoisonRow ? Row(random.Next(1, RowCount), 0).RecordId : "*",
                Skip = random.Next(3),
                Count = random.Next(1, 4),
                Status = statuses[random.Next(statuses.Length)],
                RetryAfterSeconds = random.Next(2) is 0 ? null : random.Next(1, 60),
            };
            Host.Faults.Add(rule);
            said.Add($"{effect} {rule.Status} skip {rule.Skip} count {rule.Count}");
        }

        return string.Join("; ", said);
    }
}

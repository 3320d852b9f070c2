using CxHub.Activation.Pushing;
using CxHub.Domain.Ports;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class PushLedgerTests
{
    [Fact]
    public void Close_OneOfTwoHundredRejected_CountsExactlyOneAndSucceeds()
    {
        var tally = Tally(200, 0, results: [.. Enumerable.Range(0, 200).Select(i => new RowResult($"{i}", i is 7 ? RowOutcome.Rejected : RowOutcome.Written))]);

        Assert.Equal(new PushTally(200, 199, 0, 0, 1, 0, PushVerdict.Succeeded, null), tally);
    }

    [Fact]
    public void Close_EveryRowRejected_IsAFailedRun()
    {
        var tally = Tally(10, 5, results: [.. Enumerable.Range(0, 10).Select(i => new RowResult($"{i}", RowOutcome.Rejected))]);

        Assert.Equal((PushVerdict.Failed, 10, 5), (tally.Verdict, tally.Rejected, tally.Unchanged));
        Assert.Equal("the target rejected all 10 rows that were sent; see their reasons", tally.Detail);
    }

    [Fact]
    public void Close_ARowWithoutAnswer_IsAFailedRunThatSaysHowMany()
    {
        var tally = Tally(3, 0, results: [new RowResult("0", RowOutcome.Written), new RowResult("1", RowOutcome.Written)]);

        Assert.Equal("the counts do not add up: 1 of 3 rows have no outcome; run the push again", tally.Detail);
    }

    [Fact]
    public void Close_AnAnswerAboutARowNobodySent_IsAFailedRun() =>
        Assert.Equal("the target answered for 1 rows that were not sent", Tally(1, 0, results: [new RowResult("0", RowOutcome.Written), new RowResult("x", RowOutcome.Written)]).Detail);

    [Fact]
    public void Close_RejectedThenWritten_CountsAsWrittenAndNeverBack() =>
        Assert.Equal(1, Tally(1, 0, results: [new RowResult("0", RowOutcome.Rejected), new RowResult("0", RowOutcome.Written), new RowResult("0", RowOutcome.Rejected)]).Written);

    [Fact]
    public void Close_NothingToWrite_Succeeds() => Assert.Equal(new PushTally(4, 0, 4, 0, 0, 0, PushVerdict.Succeeded, null), Tally(0, 4, []));

    private static PushTally Tally(int changed, int unchanged, RowResult[] results)
    {
        var ledger = new PushLedger();
        ledger.Add(PushPlanner.Plan(
            Setup.Map("Nps: { from: score.nps, type: number }"),
            [.. Enumerable.Range(0, changed + unchanged).Select(i => Setup.Candidate($"{i}", 9, ("Nps", i < changed ? 8m : 9m)))]));
        foreach (var result in results)
        {
            ledger.Add("Contact", result);
        }

        return ledger.Close();
    }
}

using CxHub.Activation.Pushing;
using CxHub.Domain.Ports;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class PushPreviewTests
{
    [Fact]
    public void Of_APlan_CountsFieldsAndPricesTheCalls()
    {
        var plan = PushPlanner.Plan(
            Setup.Map("Nps: { from: score.nps, type: number }\nAt: { from: score.nps.at, type: date-time, conflict: crm-wins }"),
            [Setup.Candidate("1", 9, ("Nps", 8m), ("At", null)), Setup.Candidate("2", 9, ("Nps", 8m), ("At", "2020-01-01T00:00:00Z")), Setup.Candidate("3", 9, ("Nps", 9m), ("At", "2026-03-02T03:00:00Z"))]);

        var preview = PushPreview.Of(plan, new CallEstimate("collections", 1), new Quota(1000, 900), TimeSpan.FromSeconds(2));

        Assert.Equal((3, 2, 1, 0), (preview.Planned, preview.Write, preview.Unchanged, preview.Filtered));
        Assert.Equal([new FieldCount("Nps", 2), new FieldCount("At", 1)], preview.Fields);
        Assert.Equal("At: somebody changed it in the target, and the target wins", Assert.Single(preview.Holds).Name);
        Assert.Equal(0.01, preview.ShareOfQuotaLeft);
        Assert.Equal(TimeSpan.FromSeconds(2), preview.Duration);
        Assert.Equal(2.0 / 3, preview.ShareOfRows);
    }

    [Theory]
    [InlineData(30, 100, 0.1, 10, true)]
    [InlineData(30, 100, 0.5, 10, false)]
    [InlineData(10, 10, 0.1, 10, false)]
    [InlineData(0, 0, 0.0, 0, false)]
    public void Objection_MoreRowsThanTheGateLetsPass_Stops(int write, int planned, double share, int free, bool stops)
    {
        var plan = PushPlanner.Plan(Setup.Map("Nps: { from: score.nps, type: number }"), [.. Enumerable.Range(0, planned).Select(i => Setup.Candidate($"{i}", 9, ("Nps", i < write ? 8m : 9m)))]);

        Assert.Equal(stops, new PushGate(share, free).Objection(PushPreview.Of(plan, new CallEstimate("collections", 1))) is not null);
    }
}

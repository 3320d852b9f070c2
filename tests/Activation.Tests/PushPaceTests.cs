using CxHub.Activation.Pushing;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class PushPaceTests
{
    [Fact]
    public void For_EarlierRunsOfACollectionRoute_CountsByTheCall()
    {
        var pace = PushPace.Of("collections", [Sample(10, 2000, 20), Sample(2, 400, 2), Sample(1, 3, 1.5)]);

        Assert.Equal((TimeSpan.FromSeconds(15), 3), (pace.For(10, 1900), pace.Runs));
    }

    [Fact]
    public void For_EarlierRunsOfABulkRoute_CountsByTheRow()
    {
        var pace = PushPace.Of("Bulk 2.0", [Sample(7, 10_000, 20), Sample(9, 40_000, 160)]);

        Assert.Equal(TimeSpan.FromSeconds(300), pace.For(70, 100_000));
    }

    [Fact]
    public void Of_RunsThatWroteNothing_TellNothing()
    {
        var pace = PushPace.Of("UpdateMultiple", [Sample(1, 0, 600), Sample(0, 0, 1)]);

        Assert.Equal(PushPace.Usual("UpdateMultiple"), pace);
        Assert.Equal(0, pace.Runs);
    }

    private static PushSample Sample(long calls, int rows, double seconds) => new(calls, rows, TimeSpan.FromSeconds(seconds));
}

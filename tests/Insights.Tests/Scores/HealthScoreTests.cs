namespace CxHub.Tests.Insights.Scores;

public sealed class HealthScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly HealthOptions Options = new();

    private static readonly HealthSignal[] Signals = [new("survey", 55), new("usage", 80), new("support", 60), new("commercial", 40)];

    [Fact]
    public void Compute_AllPresent_MatchesTheReference()
    {
        var health = HealthScore.Compute(Signals, Options, Now);

        Near.Equal(59.25, health.Value);
        Near.Equal(1, health.Coverage);
        Assert.Equal(HealthBand.Amber, health.Band);
        Near.Equal(59.25, health.Parts.Sum(part => part.Contribution));
    }

    [Fact]
    public void Compute_SupportAbsent_ReweightsAndPublishesCoverage()
    {
        var health = HealthScore.Compute([.. Signals.Where(signal => signal.Component != "support")], Options, Now);

        Near.Equal(59.0625, health.Value);
        Near.Equal(0.80, health.Coverage);
    }

    [Fact]
    public void Compute_LittleKnown_IsInsufficientNotANumber()
    {
        var health = HealthScore.Compute([new("support", 90), new("survey", null)], Options, Now);

        Assert.Null(health.Value);
        Assert.Null(health.Band);
        Near.Equal(0.2, health.Coverage);
    }

    [Theory]
    [InlineData(90, 70)]
    [InlineData(180, 60)]
    public void Compute_OldSurvey_DriftsToNeutral(int days, double expected)
    {
        var health = HealthScore.Compute([new("survey", 90, Now.AddDays(-days)), .. Signals[1..]], Options, Now);

        Near.Equal(expected, health.Parts.Single(part => part.Component == "survey").Score);
    }

    [Theory]
    [InlineData(49.9, null, HealthBand.Red)]
    [InlineData(50, null, HealthBand.Amber)]
    [InlineData(75, null, HealthBand.Green)]
    [InlineData(73, HealthBand.Green, HealthBand.Green)]
    [InlineData(71.9, HealthBand.Green, HealthBand.Amber)]
    [InlineData(76, HealthBand.Amber, HealthBand.Amber)]
    [InlineData(78, HealthBand.Amber, HealthBand.Green)]
    [InlineData(52, HealthBand.Red, HealthBand.Red)]
    [InlineData(48, HealthBand.Amber, HealthBand.Amber)]
    [InlineData(46.9, HealthBand.Amber, HealthBand.Red)]
    [InlineData(90, HealthBand.Red, HealthBand.Green)]
    public void BandOf_NearABoundary_KeepsThePreviousBandWithinTheMargin(double score, HealthBand? previous, HealthBand expected) =>
        Assert.Equal(expected, HealthScore.BandOf(score, Options, previous));

    [Fact]
    public void InputHash_SameInputsInAnotherOrder_IsTheSameAndChangesWithAnyInput()
    {
        var hash = HealthScore.Compute(Signals, Options, Now).InputHash;

        Assert.Equal(hash, HealthScore.Compute([.. Signals.Reverse()], Options, Now).InputHash);
        Assert.NotEqual(hash, HealthScore.Compute([new("survey", 55.0001), .. Signals[1..]], Options, Now).InputHash);
    }
}

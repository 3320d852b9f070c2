using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Functions.Insights;

/// <summary>The Sandbox's customers win deals by a known probability; what the analysis says of them can be held against it.</summary>
public sealed class PlantedEffectTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<IReadOnlyList<DealTruth>[]> Worlds = new(() => [.. Enumerable.Range(1, 40).Select(Deals)]);

    [Fact]
    public void AdjustedDifference_OfManyWorlds_CoversTheTruthInNineteenOfTwenty()
    {
        var covered = Worlds.Value.Count(deals => AdjustedEffect.Of(Study(deals)).Standardised!.Interval.Contains(TrueDifference(deals)));

        // 40 worlds: 38 expected; below 34 has a chance of one in a hundred when coverage is what it should be.
        Assert.InRange(covered, 34, 40);
    }

    [Fact]
    public void CrudeDifference_OfTheSameWorlds_OverstatesOnAverage()
    {
        var excess = Worlds.Value.Average(deals => AdjustedEffect.Of(Study(deals)).CrudeDifference!.Difference - TrueDifference(deals));

        Assert.True(excess > 0.01, $"{excess:F4}");
    }

    [Fact]
    public void ShuffledScores_OfTheSameWorlds_GiveNoEvidenceInNineteenOfTwenty()
    {
        var placebo = Placebo.Run(Study([.. Worlds.Value.Take(4).SelectMany(deals => deals)]), 400);

        Assert.InRange(placebo.FalseFindings.Value!.Value, 0, 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / 400)));
    }

    private static IReadOnlyList<DealTruth> Deals(int seed) =>
        [.. World.Generate(new() { Seed = seed, Customers = 1_000, AsOf = AsOf }).Truth.Deals.Values.Where(deal => deal is { Won: not null, Nps: not null } && Nps.BandOf(deal.Nps.Value) is not NpsBand.Passive)];

    private static EffectStudy Study(IReadOnlyList<DealTruth> deals) =>
        new([.. deals.Select(deal => new EffectCase(deal.Won!.Value, IsPromoter(deal), [deal.Segment], []))], ["segment"], []);

    /// <summary>Within each segment the mean true probability of promoters less that of detractors, by the segments' share of the deals.</summary>
    private static double TrueDifference(IReadOnlyList<DealTruth> deals) => deals.GroupBy(deal => deal.Segment).Where(segment => segment.Any(IsPromoter) && !segment.All(IsPromoter)).Sum(segment =>
        segment.Count() * (segment.Where(IsPromoter).Average(deal => deal.WinProbability!.Value) - segment.Where(deal => !IsPromoter(deal)).Average(deal => deal.WinProbability!.Value))) / deals.Count;

    private static bool IsPromoter(DealTruth deal) => Nps.BandOf(deal.Nps!.Value) is NpsBand.Promoter;
}

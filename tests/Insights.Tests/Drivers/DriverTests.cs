using CxHub.Insights.Drivers;

namespace CxHub.Tests.Insights.Drivers;

public sealed class DriverTests
{
    private static readonly CorrelationMatrix Swiss = CorrelationMatrix.Of(Reference.Swiss[1..], Reference.Swiss[0]);

    [Fact]
    public void Johnson_Swiss_EqualsGenizi() =>
        Equal([0.0484168958, 0.1547082498, 0.2719641046, 0.1146800299, 0.1169657214], RelativeWeights.Of(Swiss));

    [Fact]
    public void Lmg_Swiss_EqualsRelaimpo() =>
        Equal([0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229], Lmg.Of(Swiss));

    [Fact]
    public void Swiss_AlternativesToRelativeWeights_MatchThePublishedTable()
    {
        var drivers = Reference.Swiss[1..];
        var all = Ols.Fit(Reference.Swiss[0], drivers).Value!;
        var last = drivers.Select(left => all.RSquared - Ols.Fit(Reference.Swiss[0], [.. drivers.Where(driver => driver != left)]).Value!.RSquared);
        var beta = all.Coefficients.Select(coefficient => coefficient.Standardised!.Value).ToArray();

        Equal([0.1246649099, 0.4171644705, 0.4406156467, 0.2150035016, 0.1735189273], [.. Swiss.WithOutcome.Select(correlation => correlation * correlation)]);
        Equal([0.0428696071, 0.0073874185, 0.1619626931, 0.0623726258, 0.0569452587], [.. last]);
        Equal([0.0979197290, 0.0271518626, 0.4494372060, 0.1208257796, 0.0630692786], [.. beta.Select(slope => slope * slope)]);
        // Why Pratt's product is never offered: an importance below zero.
        Equal([-0.1104859910, 0.1064274043, 0.4450045673, 0.1611768150, 0.1046122056], [.. beta.Zip(Swiss.WithOutcome, (slope, correlation) => slope * correlation)]);
    }

    [Theory]
    [InlineData(ImportanceMethod.Johnson, 6.85079, 21.89056, 38.48177, 16.22674, 16.55015)]
    [InlineData(ImportanceMethod.Lmg, 8.07817, 24.22026, 36.80795, 14.93773, 15.95590)]
    public void Analyse_Swiss_GivesThePublishedSharesInPercent(ImportanceMethod method, params double[] published)
    {
        var report = KeyDrivers.Analyse(Reference.Swiss[0], Reference.Swiss[1..], new() { Method = method, Resamples = 20 }).Value!;

        Assert.All(Reference.Swiss[1..].Zip(published), pair => Near.Equal(pair.Second, 100 * report.Drivers.Single(driver => driver.Name == pair.First.Name).Share, 1e-5));
    }

    [Fact]
    public void BothMethods_Mtcars_MatchThePublishedExample()
    {
        var mtcars = CorrelationMatrix.Of(Reference.Mtcars[1..], Reference.Mtcars[0]);

        Equal([0.2284797259, 0.2221468705, 0.2321744393, 0.0963886032], RelativeWeights.Of(mtcars));
        Equal([0.2470520332, 0.2434995948, 0.2109128995, 0.0777251114], Lmg.Of(mtcars));
        Near.Equal(0.7791896390, RelativeWeights.Of(mtcars).Sum(), 1e-9);
    }

    [Fact]
    public void BothMethods_TwoDrivers_Coincide()
    {
        CorrelationMatrix two = new([[1, 0.4], [0.4, 1]], [0.6, 0.5]);

        Equal([0.275238095, 0.165238095], RelativeWeights.Of(two));
        Equal([0.275238095, 0.165238095], Lmg.Of(two));
        Near.Equal(0.440476190, Lmg.Of(two).Sum(), 1e-9);
        Equal([0.476190476, 0.309523810], Cholesky.Solve(Cholesky.Factor(two.Among)!, two.WithOutcome));
    }

    [Fact]
    public void LmgSampled_AgainstExact_AgreesWithinSampling()
    {
        var sampled = Lmg.Sampled(Swiss, 4000, 1);

        Assert.All(Lmg.Exact(Swiss).Zip(sampled), pair => Near.Equal(pair.First, pair.Second, 0.006));
        Near.Equal(0.706735001593, sampled.Sum(), 1e-9);
    }

    [Fact]
    public void Lmg_TwentyDrivers_AddUpToRSquared()
    {
        SeededRandom random = new(5);
        Column[] drivers = [.. Enumerable.Range(0, 20).Select(i => new Column($"d{i}", [.. Enumerable.Range(0, 200).Select(_ => random.NextNormal())]))];
        Column outcome = new("y", [.. Enumerable.Range(0, 200).Select(row => drivers[0].Values[row] + random.NextNormal())]);

        var report = KeyDrivers.Analyse(outcome, drivers, new() { Method = ImportanceMethod.Lmg, Resamples = 20 }).Value!;

        Assert.Equal("d0", report.Drivers[0].Name);
        Near.Equal(Ols.Fit(outcome, drivers).Value!.RSquared, report.RSquared, 1e-9);
    }

    [Fact]
    public void Analyse_Swiss_GivesIntervalsThatCannotRankFiveDrivers()
    {
        var report = KeyDrivers.Analyse(Reference.Swiss[0], Reference.Swiss[1..], new() { Method = ImportanceMethod.Lmg }).Value!;

        (string Name, double Lower, double Upper)[] published = [("Agriculture", 0.031, 0.11), ("Examination", 0.09, 0.28), ("Education", 0.07, 0.39), ("Catholic", 0.035, 0.245), ("Infant.Mortality", 0.03, 0.25)];
        Assert.All(published, expected => Near.Equal(expected.Lower, expected.Upper, report.Drivers.Single(driver => driver.Name == expected.Name).Interval, 0.02));
        Assert.Equal("Education", report.Drivers[0].Name);
        Assert.DoesNotContain(report.Orders, order => order is { Above: "Education", Below: "Examination" });
        Assert.Contains("not enough to place it above Examination", report.Sentence, StringComparison.Ordinal);
        Assert.True(report.Drivers.Single(driver => driver.Name == "Education").Correlation < 0);
    }

    [Fact]
    public void Analyse_DriversThatExplainNothing_HaveSharesBetweenNoneAndAll()
    {
        SeededRandom random = new(21);
        Column Noise(string name) => new(name, [.. Enumerable.Range(0, 120).Select(_ => random.NextNormal())]);

        var report = KeyDrivers.Analyse(Noise("y"), [Noise("a"), Noise("b")], new() { Resamples = 300 }).Value!;

        Assert.All(report.Drivers, driver => Assert.True(driver.ShareInterval is { Lower: >= 0, Upper: <= 1 } interval && interval.Contains(driver.Share)));
    }

    [Fact]
    public void Studies_SameInputAgain_IsNotComputedAgainAndAnotherInputIs()
    {
        SeededRandom random = new(22);
        Column Noise(string name) => new(name, [.. Enumerable.Range(0, 60).Select(_ => (double)random.NextInt(11))]);
        BehaviourTable table = new(Noise("nps"), [Noise("visits"), Noise("cases")], []);
        DriverStudies studies = new();

        var first = studies.Of(table, DriverOutcome.Nps, DriverGroup.Everyone, new());

        Assert.Same(first, studies.Of(table with { Drivers = [.. table.Drivers] }, DriverOutcome.Nps, DriverGroup.Everyone, new()));
        Assert.NotSame(first, studies.Of(table with { Drivers = [table.Drivers[0], Noise("cases")] }, DriverOutcome.Nps, DriverGroup.Everyone, new()));
        Assert.NotSame(first, studies.Of(table, DriverOutcome.Nps, DriverGroup.WithCase, new()));
        Assert.Equal(DriverStudy.Of(table, DriverOutcome.Nps, DriverGroup.Everyone, new()).Importance.Value!.Drivers, first.Importance.Value!.Drivers);
    }

    [Fact]
    public void Analyse_SameSeed_RepeatsToTheBit()
    {
        DriverReport Run() => KeyDrivers.Analyse(Reference.Swiss[0], Reference.Swiss[1..], new() { Resamples = 200 }).Value!;

        Assert.Equal(Run().Drivers, Run().Drivers);
        Assert.Equal(Run().NoiseFloor, Run().NoiseFloor);
    }

    [Fact]
    public void Analyse_PureNoise_IsNotDistinguishable()
    {
        SeededRandom random = new(11);
        Column Noise(string name) => new(name, [.. Enumerable.Range(0, 300).Select(_ => random.NextNormal())]);

        var report = KeyDrivers.Analyse(Noise("y"), [Noise("a"), Noise("b"), Noise("c")], new() { Resamples = 200 }).Value!;

        Assert.DoesNotContain(report.Drivers, driver => driver.IsAboveNoise);
        Assert.Contains("No driver is distinguishable from noise", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_LongTable_DrawsGroupsOfRowsAndStillFindsTheOrder()
    {
        SeededRandom random = new(3);
        Column[] drivers = [.. Enumerable.Range(0, 8).Select(i => new Column($"d{i}", [.. Enumerable.Range(0, 20_000).Select(_ => (double)random.NextInt(5) + 1)]))];
        Column outcome = new("y", [.. Enumerable.Range(0, 20_000).Select(row => (2 * drivers[3].Values[row]) + drivers[5].Values[row] + (2 * random.NextNormal()))]);

        var report = KeyDrivers.Analyse(outcome, drivers, new() { Scale = (1, 5) }).Value!;

        Assert.Equal(["d3", "d5"], report.Drivers.Take(2).Select(driver => driver.Name));
        Assert.Contains(report.Orders, order => order is { Above: "d3", Below: "d5" });
        // Var(2·d3) = 8, Var(d5) = 2, noise 4: shares of 14.
        Near.Equal(8 / 14.0, report.Drivers[0].Weight, 0.02);
        Assert.True(report.Drivers[0].Interval!.Value.Contains(8 / 14.0));
        Assert.InRange(report.Drivers[0].Interval!.Value.HalfWidth, 0.003, 0.02);
    }

    [Fact]
    public void Analyse_QuadrantsAndRepeatedDriver_AreHandled()
    {
        SeededRandom random = new(9);
        double[] Answers(int from) => [.. Enumerable.Range(0, 400).Select(_ => from + (2.0 * random.NextDouble()))];
        Column weak = new("weak", Answers(1)), strong = new("strong", Answers(3));
        Column outcome = new("y", [.. weak.Values.Zip(strong.Values, (a, b) => (3 * a) + (0.1 * b) + random.NextNormal())]);

        var report = KeyDrivers.Analyse(outcome, [weak, strong, strong with { Name = "copy" }], new() { Scale = (1, 5), Resamples = 100 }).Value!;

        Assert.Equal(Quadrant.FixFirst, report.Drivers.Single(driver => driver.Name == "weak").Quadrant);
        Near.Equal(report.Drivers.Single(driver => driver.Name == "strong").Weight, report.Drivers.Single(driver => driver.Name == "copy").Weight, 1e-9);
    }

    [Fact]
    public void Analyse_BadTables_AreRefusedWithASentence()
    {
        Assert.Contains("more rows than columns", KeyDrivers.Analyse(new("y", [1, 2, 3]), [new("a", [1, 2, 1]), new("b", [3, 2, 2])]).Refusal, StringComparison.Ordinal);
        Assert.Contains("same value", KeyDrivers.Analyse(new("y", [1, 1, 1, 1]), [new("a", [1, 2, 1, 2])]).Refusal, StringComparison.Ordinal);
        Assert.Contains("No driver varies", KeyDrivers.Analyse(new("y", [1, 2, 3, 1]), [new("a", [1, 1, 1, 1])]).Refusal, StringComparison.Ordinal);
        Assert.Contains("too few", KeyDrivers.Analyse(new("y", []), [new("a", [])]).Refusal, StringComparison.Ordinal);
    }

    private static void Equal(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Near.Equal(pair.First, pair.Second, 1e-9));
}

using CxHub.Insights.Kpis;

namespace CxHub.Tests.Insights.Kpis;

public sealed class KpiSeriesTests
{
    [Fact]
    public void Of_DailyMeasurementsOfAMonthlyFigure_TakesOnePerPeriod()
    {
        var series = KpiSeries.Of(Enumerable.Range(0, 400).Select(day => Point(day, 50 + (day / 30.0))), KpiCadence.Monthly);

        Assert.Equal(KpiSeries.Most, series.Points.Count);
        Assert.Equal(Feed.Now, series.Points[^1].At);
        Assert.All(series.Points.Zip(series.Points.Skip(1)), pair => Assert.Equal(30, (pair.Second.At - pair.First.At).TotalDays));
        Near.Equal(-1, series.Trend.Value!.Slope);
        Assert.True(series.Trend.Value.FinalP < 0.001);
    }

    [Fact]
    public void Of_MeasurementsWithAHole_LeavesThePeriodOutAndRefusesATrendOfFew()
    {
        var series = KpiSeries.Of([Point(0, 1), Point(8, 2), Point(28, 3)], KpiCadence.Weekly);

        Assert.Equal([3, 2, 1], series.Points.Select(point => point.Value));
        Assert.Contains("too few", series.Trend.Refusal, StringComparison.Ordinal);
        Assert.Empty(KpiSeries.Of([], KpiCadence.Daily).Points);
    }

    [Fact]
    public void Of_AmountsInTwoCurrencies_KeepsThoseOfTheNewest() =>
        Assert.Equal([1, 3], KpiSeries.Of([Point(0, 3) with { Currency = "VND" }, Point(7, 2) with { Currency = "USD" }, Point(14, 1) with { Currency = "VND" }], KpiCadence.Weekly).Points.Select(point => point.Value));

    [Fact]
    public void Before_FirstMeasurement_ComputesWhatDatedRecordsDecideAndNothingElse()
    {
        KpiEvidence evidence = new() { Answers = [.. Enumerable.Range(0, 360).Select(day => new KpiAnswer("an", Feed.Ago(day), "transactional", AnswerFigures.Service, null, day < 180 ? 5 : 2, null))], Customers = 10 };

        var past = KpiSeries.Before([(KpiCatalog.Find(KpiCatalog.ServiceCsat)!, KpiCadence.Monthly), (KpiCatalog.Find(KpiCatalog.SurveyCoverage)!, KpiCadence.Monthly)], evidence, Feed.Now);

        Assert.All(past, one => Assert.Equal((KpiCatalog.ServiceCsat, true), (one.Name, one.Point.IsRecomputed)));
        Assert.Equal((100, 30), (past[0].Point.Value, past[0].Point.N));
        Assert.Equal(0, past[^1].Point.Value);
        Assert.Equal(Feed.Ago(30), past[0].Point.At);
    }

    private static KpiPoint Point(double daysAgo, double value) => new(Feed.Ago(daysAgo), value, 30, null, null, false);
}

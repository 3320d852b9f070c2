using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Figures that come from what the loop itself did.</summary>
internal static class RunFigures
{
    /// <summary>The median, because one night without a network says nothing about the ordinary day.</summary>
    public static KpiReading SyncLag(KpiEvidence evidence, KpiPeriod period)
    {
        double[] minutes = [.. evidence.Lags.Where(one => period.Holds(one.AnsweredAt)).Select(one => one.Lag.TotalMinutes)];
        return minutes is [] ? KpiReading.None(KpiGap.NoAnswerSincePush) : new() { Value = Quantiles.Median(minutes), N = minutes.Length };
    }

    public static KpiReading Rejected(KpiEvidence evidence, KpiPeriod period)
    {
        var pushes = evidence.Pushes.Where(push => period.Holds(push.At)).ToList();
        return pushes.Count is 0 ? KpiReading.None(KpiGap.NoPush) : new() { Value = pushes.Sum(push => push.Rejected), N = pushes.Sum(push => (long)push.Planned) };
    }

    /// <summary>The worst dimension at the last measurement of the period.</summary>
    public static KpiReading QualityMinimum(KpiEvidence evidence, KpiPeriod period)
    {
        var measured = evidence.Quality.Where(one => period.Holds(one.At)).ToList();
        if (measured.Count is 0)
        {
            return KpiReading.None(KpiGap.NoQuality);
        }

        var last = measured.MaxBy(one => one.At);
        return new() { Value = 100 * last.Minimum, N = last.N };
    }
}

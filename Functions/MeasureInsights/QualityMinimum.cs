using CxHub.Insights.Kpis;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Functions.MeasureInsights;

/// <summary>The worst dimension of each measurement: a mean would hide it. Dimensions of few cases say too little to lead.</summary>
internal static class QualityMinimum
{
    public static IReadOnlyList<QualityPoint> ByMeasurement(IEnumerable<(DateTimeOffset At, QualityFigure Figure)> figures) =>
    [
        .. figures.Where(one => Standings.Of((long)one.Figure.Denominator).IsShown()).GroupBy(one => one.At).Select(run =>
        {
            var worst = run.MinBy(one => one.Figure.Numerator / one.Figure.Denominator).Figure;
            return new QualityPoint(run.Key, worst.Numerator / worst.Denominator, (long)worst.Denominator);
        }),
    ];
}

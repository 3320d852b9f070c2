using CxHub.Insights.Statistics;

namespace CxHub.Insights.Quality;

/// <summary>One dimension of one source in one run.</summary>
/// <param name="Numerator">Whole except for currency, which adds up fractions.</param>
/// <param name="FailingIds">Up to 20 records to look at.</param>
public sealed record QualityMeasure(QualityDimension Dimension, double Numerator, double Denominator, IReadOnlyList<string> FailingIds)
{
    public const int MostIds = 20;

    /// <summary>All cases that fail, however few of them are named. Of currency: records older than one half-life.</summary>
    public long Failing { get; init; }

    /// <summary>In [0, 1]; null when there was nothing to judge.</summary>
    public double? Value => Denominator > 0 ? Numerator / Denominator : null;

    /// <summary>Wilson's interval; null for currency, which is no share of cases.</summary>
    public Interval? Interval => Dimension is QualityDimension.Currency ? null : Share.Wilson(Numerator, Denominator);
}

/// <summary>The nine dimensions of one source in one run; the minimum is what is shown first, a mean would hide it.</summary>
/// <param name="ByField">Completeness, validity and precision per field.</param>
/// <param name="ArrivalP95">Minutes within which 95 % arrived; null without both times.</param>
public sealed record QualityReport(
    IReadOnlyList<QualityMeasure> Dimensions, IReadOnlyList<(string Field, QualityMeasure Measure)> ByField, double? ArrivalP95)
{
    public string FormulaVersion { get; init; } = QualityRun.FormulaVersion;

    public double? Minimum => Values.Length > 0 ? Values.Min() : null;

    public double? Arithmetic => Values.Length > 0 ? Values.Average() : null;

    public double? Geometric => Values.Length > 0 ? Math.Exp(Values.Average(value => Math.Log(value))) : null;

    private double[] Values => [.. Dimensions.Select(dimension => dimension.Value).OfType<double>()];

    public QualityMeasure this[QualityDimension dimension] => Dimensions.First(measure => measure.Dimension == dimension);

    /// <summary>Dimensions under their threshold: these pause write-back, never intake.</summary>
    public IReadOnlyList<QualityMeasure> Below(IReadOnlyDictionary<QualityDimension, double> thresholds) =>
        [.. Dimensions.Where(measure => measure.Value is { } value && thresholds.TryGetValue(measure.Dimension, out var least) && value < least)];
}

namespace CxHub.Storage;

/// <summary>A measurement of data quality with all its figures, ordered by source, kind, field and dimension.</summary>
public sealed record QualityMeasurement(DateTimeOffset At, IReadOnlyList<QualityFigure> Figures);

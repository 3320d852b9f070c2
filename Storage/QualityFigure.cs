using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>
/// One dimension of one data set in one measurement of quality.
/// <paramref name="Field"/>: empty for the data set as a whole.
/// <paramref name="Failing"/>: all that fail; <paramref name="Examples"/> name some of them, in the newest measurement only.
/// </summary>
public sealed record QualityFigure(string Source, string Kind, string Field, string Dimension, double Numerator, double Denominator, long Failing, IReadOnlyList<SourceKey> Examples);

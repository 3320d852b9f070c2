using CxHub.Domain.Records;

namespace CxHub.Insights.Quality;

/// <summary>The records of one kind from one source, measured.</summary>
public sealed record QualityDataSet(string Source, CanonicalKind Kind, QualityReport Report);

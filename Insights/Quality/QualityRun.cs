namespace CxHub.Insights.Quality;

/// <summary>Measures the nine dimensions of a data set at hand; what is too large to be at hand goes through <see cref="QualityTally"/>.</summary>
public static class QualityRun
{
    public const string FormulaVersion = "quality/1";

    /// <param name="accurate">Record id to "equal to the trusted reference", for the sampled records.</param>
    public static QualityReport Measure(IEnumerable<QualityRecord> records, QualityChecks checks, DateTimeOffset asOf, IReadOnlyDictionary<string, bool>? accurate = null)
    {
        QualityTally tally = new(checks, asOf);
        foreach (var record in records)
        {
            tally.Add(record, accurate is not null && accurate.TryGetValue(record.Id, out var equal) ? equal : null);
        }

        return tally.ToReport();
    }
}

namespace CxHub.Insights.Quality;

/// <summary>What is expected of one data set of one source.</summary>
public sealed record QualityChecks
{
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>Field to "is this value valid".</summary>
    public IReadOnlyDictionary<string, Func<string, bool>> Valid { get; init; } = new Dictionary<string, Func<string, bool>>();

    /// <summary>Field to "is this value precise enough".</summary>
    public IReadOnlyDictionary<string, Func<string, bool>> Precise { get; init; } = new Dictionary<string, Func<string, bool>>();

    /// <summary>Rules across fields and sources; null when a record cannot be judged.</summary>
    public IReadOnlyList<Func<QualityRecord, bool?>> Consistent { get; init; } = [];

    /// <summary>May this record be used for the purpose at hand?</summary>
    public Func<QualityRecord, bool> Usable { get; init; } = record => record.Consented;

    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(180);

    public TimeSpan ArrivesWithin { get; init; } = TimeSpan.FromMinutes(15);
}

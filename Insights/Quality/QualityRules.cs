using CxHub.Domain.Records;

namespace CxHub.Insights.Quality;

/// <summary>What <c>config/scores.yaml</c> says about data quality.</summary>
public sealed record QualityRules
{
    /// <summary>After this time without a change a record counts half as fresh.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(180);

    /// <summary>A change should be in the hub after this time.</summary>
    public TimeSpan ArrivesWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Before a write-back quality is measured again when the last measurement is older than this.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The source whose contact data count as right; null compares nothing.</summary>
    public string? Reference { get; init; }

    /// <summary>Fields that must be filled, by kind of record; a kind that is not here keeps the product's own list.</summary>
    public IReadOnlyDictionary<CanonicalKind, IReadOnlyList<string>> Required { get; init; } = new Dictionary<CanonicalKind, IReadOnlyList<string>>();

    public IReadOnlyList<QualityGate> Gates { get; init; } = [];
}

using CxHub.Domain.Records;

namespace CxHub.Insights.Quality;

/// <summary>A threshold: data worse than this are not written onto CRM records. Intake goes on.</summary>
/// <param name="Source">Whose records are judged.</param>
/// <param name="Kind">Which kind of record.</param>
/// <param name="Field">One field; null judges the data set as a whole.</param>
/// <param name="AtLeast">The least share, in [0, 1].</param>
/// <param name="Pauses">What waits: a target, an entity of it (<c>salesforce/Contact</c>) or a field (<c>salesforce/Contact/CxHub_Nps__c</c>).</param>
public sealed record QualityGate(string Source, CanonicalKind Kind, string? Field, QualityDimension Dimension, double AtLeast, IReadOnlyList<string> Pauses)
{
    /// <summary>Does it pause this field of a target's entity?</summary>
    public bool Covers(string target, string entity, string field) => Pauses.Any(place => place == target || place == $"{target}/{entity}" || place == $"{target}/{entity}/{field}");

    /// <summary>Nothing to judge is no reason to pause.</summary>
    public bool IsShut(IEnumerable<QualityDataSet> measured) => Judged(measured)?.Value is { } value && value < AtLeast;

    public QualityMeasure? Judged(IEnumerable<QualityDataSet> measured) =>
        measured.FirstOrDefault(set => set.Source == Source && set.Kind == Kind) is not { } found ? null
        : Field is null ? found.Report[Dimension]
        : found.Report.ByField.FirstOrDefault(one => one.Field == Field && one.Measure.Dimension == Dimension).Measure;
}

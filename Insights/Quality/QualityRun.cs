using CxHub.Insights.Statistics;

namespace CxHub.Insights.Quality;

/// <summary>Measures the nine dimensions of a data set.</summary>
public static class QualityRun
{
    public const string FormulaVersion = "quality/1";

    /// <param name="accurate">Record id to "equal to the trusted reference", for the sampled records.</param>
    public static QualityReport Measure(IReadOnlyList<QualityRecord> records, QualityChecks checks, DateTimeOffset asOf, IReadOnlyDictionary<string, bool>? accurate = null)
    {
        var sampled = accurate ?? new Dictionary<string, bool>();
        var confirmed = records.Where(record => record.ConfirmedAt is not null).ToList();
        var fresh = confirmed.Sum(record => Freshness(record, checks, asOf));
        var arrivals = records.Where(record => record is { OccurredAt: not null, ReceivedAt: not null }).ToList();

        return new(
            [
                Of(QualityDimension.Usability, records.Select(record => (record.Id, (bool?)checks.Usable(record)))),
                Of(QualityDimension.Precision, Cells(records, checks.Precise)),
                new(QualityDimension.Currency, fresh, confirmed.Count, [.. confirmed.OrderBy(record => record.ConfirmedAt).Where(record => Freshness(record, checks, asOf) < 0.5).Select(record => record.Id).Take(QualityMeasure.MostIds)]),
                Of(QualityDimension.Accuracy, records.Where(record => sampled.ContainsKey(record.Id)).Select(record => (record.Id, (bool?)sampled[record.Id]))),
                Of(QualityDimension.NoDuplication, FirstOfEntity(records)),
                Of(QualityDimension.Timeliness, arrivals.Select(record => (record.Id, (bool?)(record.ReceivedAt - record.OccurredAt <= checks.ArrivesWithin)))),
                Of(QualityDimension.Validity, Cells(records, checks.Valid)),
                Of(QualityDimension.Consistency, records.SelectMany(record => checks.Consistent.Select(rule => (record.Id, rule(record))))),
                Of(QualityDimension.Completeness, checks.Required.SelectMany(field => Filled(records, field))),
            ],
            ByField(records, checks),
            arrivals.Count > 0 ? Quantiles.Of(arrivals.Select(record => (record.ReceivedAt!.Value - record.OccurredAt!.Value).TotalMinutes), 0.95) : null);
    }

    private static List<(string Field, QualityMeasure Measure)> ByField(IReadOnlyList<QualityRecord> records, QualityChecks checks) =>
    [
        .. checks.Required.Select(field => (field, Of(QualityDimension.Completeness, Filled(records, field)))),
        .. checks.Valid.Select(rule => (rule.Key, Of(QualityDimension.Validity, Cells(records, [rule])))),
        .. checks.Precise.Select(rule => (rule.Key, Of(QualityDimension.Precision, Cells(records, [rule])))),
    ];

    private static QualityMeasure Of(QualityDimension dimension, IEnumerable<(string Id, bool? Passes)> judged)
    {
        var (passed, all) = (0, 0);
        List<string> failing = [];

        foreach (var (id, passes) in judged)
        {
            all += passes is null ? 0 : 1;
            passed += passes is true ? 1 : 0;

            if (passes is false && failing.Count < QualityMeasure.MostIds && !failing.Contains(id))
            {
                failing.Add(id);
            }
        }

        return new(dimension, passed, all, failing);
    }

    private static IEnumerable<(string Id, bool? Passes)> Cells(IReadOnlyList<QualityRecord> records, IEnumerable<KeyValuePair<string, Func<string, bool>>> rules) =>
        rules.SelectMany(rule => records.Select(record => (record.Id, record.Value(rule.Key) is { } value ? rule.Value(value) : (bool?)null)));

    private static IEnumerable<(string Id, bool? Passes)> Filled(IReadOnlyList<QualityRecord> records, string field) =>
        records.Select(record => (record.Id, (bool?)(record.Value(field) is not null)));

    private static IEnumerable<(string Id, bool? Passes)> FirstOfEntity(IReadOnlyList<QualityRecord> records)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);

        foreach (var record in records)
        {
            yield return (record.Id, record.Entity is { } entity ? seen.Add(entity) : null);
        }
    }

    private static double Freshness(QualityRecord record, QualityChecks checks, DateTimeOffset asOf) =>
        Math.Pow(2, -Math.Max(0, (asOf - record.ConfirmedAt!.Value) / checks.HalfLife));
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Quality;

/// <summary>Measures the nine dimensions of one data set, record by record; keeps counts and examples, not records.</summary>
public sealed class QualityTally(QualityChecks checks, DateTimeOffset asOf)
{
    private readonly QualityCount _usable = new(QualityDimension.Usability);
    private readonly QualityCount _precise = new(QualityDimension.Precision);
    private readonly QualityCount _accurate = new(QualityDimension.Accuracy);
    private readonly QualityCount _distinct = new(QualityDimension.NoDuplication);
    private readonly QualityCount _timely = new(QualityDimension.Timeliness);
    private readonly QualityCount _valid = new(QualityDimension.Validity);
    private readonly QualityCount _consistent = new(QualityDimension.Consistency);
    private readonly QualityCount _complete = new(QualityDimension.Completeness);
    private readonly Dictionary<string, QualityCount> _completeBy = checks.Required.ToDictionary(field => field, _ => new QualityCount(QualityDimension.Completeness), StringComparer.Ordinal);
    private readonly Dictionary<string, QualityCount> _validBy = checks.Valid.Keys.ToDictionary(field => field, _ => new QualityCount(QualityDimension.Validity), StringComparer.Ordinal);
    private readonly Dictionary<string, QualityCount> _preciseBy = checks.Precise.Keys.ToDictionary(field => field, _ => new QualityCount(QualityDimension.Precision), StringComparer.Ordinal);
    private readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    private readonly List<double> _arrivals = [];
    private readonly List<(DateTimeOffset At, string Id)> _stale = [];
    private (double Sum, long N, long Stale) _fresh;

    /// <param name="isAccurate">Equal to the trusted reference; null when the record was not compared.</param>
    public void Add(QualityRecord record, bool? isAccurate = null)
    {
        _usable.Add(record.Id, checks.Usable(record));
        _accurate.Add(record.Id, isAccurate);
        _distinct.Add(record.Id, record.Entity is { } entity ? _entities.Add(entity) : null);
        AddCells(record);
        foreach (var rule in checks.Consistent)
        {
            _consistent.Add(record.Id, rule(record));
        }

        AddTimes(record);
    }

    /// <summary>For records that can be compared only after all have been seen.</summary>
    public void Compare(string id, bool isAccurate) => _accurate.Add(id, isAccurate);

    public QualityReport ToReport() => new(
        [_usable.ToMeasure(), _precise.ToMeasure(), Currency(), _accurate.ToMeasure(), _distinct.ToMeasure(), _timely.ToMeasure(), _valid.ToMeasure(), _consistent.ToMeasure(), _complete.ToMeasure()],
        [
            .. checks.Required.Select(field => (field, _completeBy[field].ToMeasure())),
            .. checks.Valid.Keys.Select(field => (field, _validBy[field].ToMeasure())),
            .. checks.Precise.Keys.Select(field => (field, _preciseBy[field].ToMeasure())),
        ],
        _arrivals.Count > 0 ? Quantiles.Of(_arrivals, 0.95) : null);

    private void AddCells(QualityRecord record)
    {
        foreach (var field in checks.Required)
        {
            var filled = record.Value(field) is not null;
            _complete.Add(record.Id, filled);
            _completeBy[field].Add(record.Id, filled);
        }

        foreach (var (field, isValid) in checks.Valid)
        {
            bool? judged = record.Value(field) is { } value ? isValid(value) : null;
            _valid.Add(record.Id, judged);
            _validBy[field].Add(record.Id, judged);
        }

        foreach (var (field, isPrecise) in checks.Precise)
        {
            bool? judged = record.Value(field) is { } value ? isPrecise(value) : null;
            _precise.Add(record.Id, judged);
            _preciseBy[field].Add(record.Id, judged);
        }
    }

    private void AddTimes(QualityRecord record)
    {
        if (record is { OccurredAt: { } occurred, ReceivedAt: { } received })
        {
            _timely.Add(record.Id, received - occurred <= checks.ArrivesWithin);
            _arrivals.Add((received - occurred).TotalMinutes);
        }

        if (record.ConfirmedAt is not { } confirmed)
        {
            return;
        }

        var freshness = Math.Pow(2, -Math.Max(0, (asOf - confirmed) / checks.HalfLife));
        _fresh = (_fresh.Sum + freshness, _fresh.N + 1, _fresh.Stale + (freshness < 0.5 ? 1 : 0));
        if (freshness < 0.5)
        {
            KeepOldest(confirmed, record.Id);
        }
    }

    private void KeepOldest(DateTimeOffset at, string id)
    {
        if (_stale.Count == QualityMeasure.MostIds && at >= _stale[^1].At)
        {
            return;
        }

        var place = _stale.FindIndex(one => one.At > at);
        _stale.Insert(place < 0 ? _stale.Count : place, (at, id));
        if (_stale.Count > QualityMeasure.MostIds)
        {
            _stale.RemoveAt(QualityMeasure.MostIds);
        }
    }

    private QualityMeasure Currency() => new(QualityDimension.Currency, _fresh.Sum, _fresh.N, [.. _stale.Select(one => one.Id)]) { Failing = _fresh.Stale };
}

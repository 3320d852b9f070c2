using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>What became of one batch of source records: canonical records, removals, rows set aside, and what the records say stands at a target.</summary>
public sealed class MappedBatch
{
    private MappedBatch(
        IReadOnlyList<CanonicalRecord> records,
        IReadOnlyList<RemovedRecord> removed,
        IReadOnlyList<SetAsideRow> setAside,
        IReadOnlyList<string> clean,
        IReadOnlyList<SourceKey> deleted,
        IReadOnlyDictionary<(string Target, string Entity), List<TargetRecord>> knownAtTarget)
    {
        Records = records;
        Removed = removed;
        SetAside = setAside;
        Clean = clean;
        Deleted = deleted;
        KnownAtTarget = knownAtTarget;
    }

    public IReadOnlyList<CanonicalRecord> Records { get; }

    public IReadOnlyList<RemovedRecord> Removed { get; }

    public IReadOnlyList<SetAsideRow> SetAside { get; }

    /// <summary>Keys that mapped without complaint, so that an earlier complaint can be cleared.</summary>
    public IReadOnlyList<string> Clean { get; }

    /// <summary>Keys of records that no longer exist in their source.</summary>
    public IReadOnlyList<SourceKey> Deleted { get; }

    public IReadOnlyDictionary<(string Target, string Entity), List<TargetRecord>> KnownAtTarget { get; }

    public static MappedBatch Of(IReadOnlyList<SourceRecord> records, ConfiguredMaps maps, DateTimeOffset now)
    {
        var results = records.AsParallel().AsOrdered().Select(record => (record, results: Map(record, maps))).ToArray();
        List<CanonicalRecord> mapped = [];
        List<RemovedRecord> removed = [];
        List<SetAsideRow> setAside = [];
        List<string> clean = [];
        foreach (var (record, outcomes) in results)
        {
            removed.AddRange(record.Deleted ? Removals(record, maps, _ => true) : Removals(record, maps, index => outcomes[index] is MapResult.Skipped));
            mapped.AddRange(outcomes.OfType<MapResult.Mapped>().Select(outcome => outcome.Record));
            var complaints = Complaints(outcomes).ToArray();
            if (complaints.Length > 0)
            {
                setAside.Add(new SetAsideRow("map", record.Key.Source, record.Key.ToString(), string.Join("; ", complaints), null, now));
            }
            else
            {
                clean.Add(record.Key.ToString());
            }
        }

        return new MappedBatch(Newest(mapped), removed, setAside, clean, [.. records.Where(record => record.Deleted).Select(record => record.Key)], Known(records, maps));
    }

    private static List<MapResult> Map(SourceRecord record, ConfiguredMaps maps) =>
        record.Deleted ? [] : [.. maps.Fields.Map(record)];

    private static IEnumerable<string> Complaints(IReadOnlyList<MapResult> outcomes) =>
        outcomes.OfType<MapResult.Refused>().SelectMany(outcome => outcome.Reasons)
            .Concat(outcomes.OfType<MapResult.Mapped>().SelectMany(outcome => outcome.Warnings));

    /// <summary>
    /// What an earlier mapping of the record may have left: a deleted row, or one that no longer meets its map's condition, stands for nothing any more. A row that a
    /// map refuses is set aside, and what its last readable version left stays: a typing error in a CRM takes nobody's history away. Records with a key of their
    /// own belong to several rows and stay.
    /// </summary>
    private static IEnumerable<RemovedRecord> Removals(SourceRecord record, ConfiguredMaps maps, Func<int, bool> isGone) =>
        maps.Fields.For(record.Key.Source, record.Key.Entity)
            .Where((map, index) => isGone(index) && !map.HasOwnKey)
            .Select(map => new RemovedRecord(map.Kind, record.Key, map.Kind is CanonicalKind.Feedback ? record.Key : null));

    /// <summary>Several source records may make one canonical record (visits of one visitor): the newest wins.</summary>
    private static List<CanonicalRecord> Newest(IEnumerable<CanonicalRecord> records) =>
        [.. records.GroupBy(record => (record.GetType(), record.Key)).Select(group => group.MaxBy(record => record.ModifiedAt)!)];

    private static Dictionary<(string Target, string Entity), List<TargetRecord>> Known(IReadOnlyList<SourceRecord> records, ConfiguredMaps maps)
    {
        Dictionary<(string Target, string Entity), List<TargetRecord>> known = [];
        foreach (var record in records.Where(record => !record.Deleted))
        {
            if (maps.Targets.Standing(record) is not { } standing)
            {
                continue;
            }

            var place = (record.Key.Source, record.Key.Entity);
            if (!known.TryGetValue(place, out var rows))
            {
                known[place] = rows = [];
            }

            rows.Add(new TargetRecord(record.Key.Id, standing, record.ModifiedAt));
        }

        return known;
    }
}

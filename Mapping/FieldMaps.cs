using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping;

/// <summary>All maps from sources into the hub's own records. Immutable and safe to use from several threads.</summary>
public sealed class FieldMaps
{
    private readonly Dictionary<(string Source, string Entity), IReadOnlyList<RecordMap>> _maps;

    private FieldMaps(IEnumerable<RecordMap> maps) =>
        _maps = maps.GroupBy(map => (map.Source, map.Entity)).ToDictionary(group => group.Key, group => (IReadOnlyList<RecordMap>)[.. group]);

    /// <summary>The sources that have maps.</summary>
    public IReadOnlyList<string> Sources => [.. _maps.Keys.Select(key => key.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Reads the files of <c>config/mappings/</c>, one per source. Every mistake of every file goes to <paramref name="problems"/>;
    /// maps without mistakes are there in any case.
    /// </summary>
    public static FieldMaps Load(IReadOnlyList<ConfigMap> files, MappingContext context, ConfigProblems problems)
    {
        var reader = new FieldMapReader(context, problems);
        return new FieldMaps([.. files.SelectMany(reader.Read)]);
    }

    /// <summary>The maps of one entity; empty for an entity that is not mapped.</summary>
    public IReadOnlyList<RecordMap> For(string source, string entity) => _maps.TryGetValue((source, entity), out var maps) ? maps : [];

    /// <summary>The entities of a source that are mapped, in the order of its file.</summary>
    public IReadOnlyList<string> Entities(string source) => [.. _maps.Keys.Where(key => key.Source == source).Select(key => key.Entity)];

    /// <summary>The fields to ask the source for, dotted where they lie deeper; keys and times are added by the connector.</summary>
    public IReadOnlyList<string> SourceFields(string source, string entity) =>
        [.. For(source, entity).SelectMany(map => map.SourceFields).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One result per map of the record's entity, in file order. The body is parsed once.</summary>
    public IReadOnlyList<MapResult> Map(SourceRecord record)
    {
        var maps = For(record.Key.Source, record.Key.Entity);
        if (maps.Count is 0)
        {
            return [];
        }

        if (record.Deleted)
        {
            return [.. maps.Select(_ => new MapResult.Skipped("deleted in the source"))];
        }

        if (!SourceRow.TryParse(record, out var row, out var problem))
        {
            return [.. maps.Select(_ => new MapResult.Refused([problem]))];
        }

        using (row)
        {
            var results = new MapResult[maps.Count];
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = maps[i].Map(row);
            }

            return results;
        }
    }

    /// <summary>Every line of every map, for <c>check</c> and the console.</summary>
    public IReadOnlyList<MapLine> Describe() => [.. _maps.Values.SelectMany(maps => maps).SelectMany(map => map.Lines)];

    /// <summary>
    /// A hash of all that decides how an entity's rows are mapped. When it differs from the one stored, the entity's records must be
    /// mapped again. Moving lines or adding comments does not change it. Empty for an entity that is not mapped.
    /// </summary>
    public string Fingerprint(string source, string entity)
    {
        var text = string.Join('\n', For(source, entity).Select(map => map.Text));
        return text.Length is 0 ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;

namespace CxHub.Mapping.Targets;

/// <summary>All maps from profiles and accounts to targets. Immutable and safe to use from several threads.</summary>
public sealed class TargetMaps
{
    private readonly IReadOnlyList<TargetEntityMap> _maps;

    private TargetMaps(IReadOnlyList<TargetEntityMap> maps) => _maps = maps;

    public IReadOnlyList<string> Targets => [.. _maps.Select(map => map.Target).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads the files of <c>config/targets/</c>, one per target. Every mistake goes to <paramref name="problems"/>.</summary>
    public static TargetMaps Load(IReadOnlyList<ConfigMap> files, MappingContext context, ConfigProblems problems)
    {
        var reader = new TargetMapReader(context, problems);
        return new TargetMaps([.. files.SelectMany(reader.Read)]);
    }

    /// <summary>The maps of one target, in file order.</summary>
    public IReadOnlyList<TargetEntityMap> For(string target) => [.. _maps.Where(map => map.Target == target)];

    public TargetEntityMap? Find(string target, string entity) => _maps.FirstOrDefault(map => map.Target == target && map.Entity == entity);

    /// <summary>The fields that <c>provision</c> creates in a target.</summary>
    public IReadOnlyList<FieldDefinition> FieldDefinitions(string target) => [.. For(target).SelectMany(map => map.Definitions)];

    /// <summary>The fields of an entity that pulls must also read, so that the hub knows what stands there.</summary>
    public IReadOnlyList<string> FieldsOf(string target, string entity) => Find(target, entity)?.ReadFields ?? [];

    /// <summary>
    /// What a pulled row says about the fields the hub writes (string, decimal, bool or null). A field the row does not carry is
    /// not in the result: unknown, which is not the same as empty. Null when the row's entity is no target, or the row is deleted or unreadable.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Standing(SourceRecord record)
    {
        if (record.Deleted || Find(record.Key.Source, record.Key.Entity) is not { } map || !SourceRow.TryParse(record, out var row, out _))
        {
            return null;
        }

        using (row)
        {
            var standing = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var name in map.ReadFields)
            {
                if (row.Body.TryGetProperty(name, out var value))
                {
                    standing[name] = Scalar(value);
                }
            }

            return standing;
        }
    }

    /// <summary>Every line of every target map, for <c>check</c> and the console.</summary>
    public IReadOnlyList<TargetLine> Describe() =>
        [.. _maps.SelectMany(map => map.Fields.Select(field => new TargetLine(map.Target, map.Entity, field.Name, field.From, field.Type, field.Nulls, field.Conflict, field.At)))];

    private static object? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : value.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}

using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Mapping.Reading;
using CxHub.Mapping.Targets;

namespace CxHub.Mapping;

/// <summary>Compares the maps with what a system says about itself today.</summary>
public static class Drift
{
    /// <summary>Fields that maps of <paramref name="source"/> read and that are gone, have another type, or lost pick-list values.</summary>
    public static IReadOnlyList<FieldDrift> Check(FieldMaps maps, string source, EntitySchema schema) =>
        [.. maps.For(source, schema.Entity).SelectMany(map => map.Rules).SelectMany(rule => Of(rule, source, schema))];

    /// <summary>Fields that a target map writes and that are gone, not writable, of another type, shorter, or without a needed pick-list value.</summary>
    public static IReadOnlyList<FieldDrift> Check(TargetEntityMap map, EntitySchema schema) =>
        [.. map.Fields.Select(field => Of(field, map, schema)).OfType<FieldDrift>()];

    private static IEnumerable<FieldDrift> Of(FieldRule rule, string source, EntitySchema schema)
    {
        var values = Values(rule.Rule).ToLookup(value => value.Field, value => value.Rule, StringComparer.Ordinal);
        foreach (var name in rule.Rule.AllReaders.Select(reader => reader.Field).Where(field => field.Length > 0).Distinct(StringComparer.Ordinal))
        {
            // A dotted path goes through a reference into another entity, which this schema does not describe.
            if (name.Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            if (!schema.Fields.TryGetValue(name, out var field))
            {
                yield return Gone(source, schema, name, rule.At);
            }
            else if (values[name].Select(value => Misfit(rule, value, field)).FirstOrDefault(why => why is not null) is { } why)
            {
                yield return new FieldDrift(source, schema.Entity, name, new ConfigProblem(rule.At, $"{schema.Entity}.{name} {why}", rule.Field.Expects));
            }
        }
    }

    /// <summary>The fields that give the value, each with the rule that reads it; what conditions read is only compared and fits as it is.</summary>
    private static IEnumerable<(string Field, ValueRule Rule)> Values(ValueRule rule) =>
        rule.Readers.Select(reader => (reader.Field, rule)).Concat(rule.Transforms.Count is 0 ? rule.Alternatives.SelectMany(Values) : []);

    private static string? Misfit(FieldRule mapped, ValueRule rule, FieldSchema field)
    {
        var first = rule.Transforms.Count is 0 ? null : rule.Transforms[0];
        var kind = KindOf(field.Type);
        if (first is null && rule.Template is null && !HubValue.Fits(kind, mapped.Field.Type))
        {
            return $"is {ConfigNames.Written(field.Type.ToString())} now, which does not fit '{mapped.Field.Name}'";
        }

        var gone = first?.Inputs is { } inputs && field.PickList is { } offered ? inputs.Except(offered, StringComparer.OrdinalIgnoreCase).ToArray() : [];
        return gone.Length is 0 ? null : $"no longer offers {string.Join(", ", gone)}";
    }

    private static FieldDrift? Of(TargetField field, TargetEntityMap map, EntitySchema schema)
    {
        if (!schema.Fields.TryGetValue(field.Name, out var there))
        {
            return Gone(map.Target, schema, field.Name, field.At);
        }

        var shorter = field.Type is FieldType.Text or FieldType.LongText && there.Length < field.Length;
        var why = !there.Writable ? "may not be written by the hub's user"
            : !Fits(field.Type, there.Type) ? $"is {ConfigNames.Written(there.Type.ToString())}, and the map writes {ConfigNames.Written(field.Type.ToString())}"
            : shorter ? $"holds {there.Length} characters, and the map writes up to {field.Length}"
            : Missing(field, there) is { Length: > 0 } missing ? $"no longer offers {missing}"
            : null;
        return why is null ? null : new FieldDrift(map.Target, map.Entity, field.Name, new ConfigProblem(field.At, $"{map.Entity}.{field.Name} {why}", "the field as the map describes it (see 'provision')"))
        {
            // Texts that fit still fit: only the longer ones are refused, each with its reason.
            Pauses = !(there.Writable && Fits(field.Type, there.Type) && shorter),
        };
    }

    // Option numbers are compared where the system lists numbers, labels where it lists labels.
    private static string Missing(TargetField field, FieldSchema there) =>
        there.PickList is null || field.Type is not FieldType.PickList ? string.Empty
            : string.Join(", ", field.Choices.Zip(field.PickList).Where(choice => !there.PickList.Contains(choice.First) && !there.PickList.Contains(choice.Second)).Select(choice => choice.Second));

    private static bool Fits(FieldType written, FieldType there) =>
        written == there || there is FieldType.Other || (written, there) is (FieldType.Text, FieldType.LongText or FieldType.PickList) or (FieldType.PickList, FieldType.Text);

    private static ValueKind KindOf(FieldType type) => type switch
    {
        FieldType.Number => ValueKind.Number,
        FieldType.Boolean => ValueKind.Boolean,
        FieldType.Date => ValueKind.Date,
        FieldType.DateTime => ValueKind.Instant,
        FieldType.PickList or FieldType.Other => ValueKind.Any,
        _ => ValueKind.Text,
    };

    private static FieldDrift Gone(string system, EntitySchema schema, string name, ConfigPosition at) =>
        new(system, schema.Entity, name, new ConfigProblem(at, $"{system} has no field {schema.Entity}.{name}, or the hub's user may not see it", "a field of the entity", NearestName.Of(name, schema.Fields.Keys)));
}

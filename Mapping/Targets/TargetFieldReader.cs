using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping.Targets;

/// <summary>Reads the <c>fields</c> of a target record.</summary>
internal sealed class TargetFieldReader(ConfigProblems problems, ValueRuleReader rules)
{
    private static readonly string[] Keys = [.. ValueRuleReader.Keys, "type", "nulls", "conflict", "label", "length", "scale", "pickList"];

    public List<TargetField> Read(ConfigMap fields, HashSet<string> recordKeys)
    {
        List<TargetField> found = [];
        var seen = new Dictionary<string, ConfigPosition>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in fields.Entries)
        {
            if (!seen.TryAdd(entry.Key, entry.At))
            {
                problems.Add(entry.At, $"'{entry.Key}' is written twice (first {seen[entry.Key]})", "each field of the target once");
            }
            else if (recordKeys.Contains(entry.Key))
            {
                problems.Add(entry.At, $"'{entry.Key}' is the record's key: rows are addressed by it, and a row that also writes it is refused", "any other field");
            }
            else if (Field(entry) is { } field)
            {
                found.Add(field);
            }
        }

        return found;
    }

    private TargetField? Field(ConfigEntry entry)
    {
        if (entry.Value is not ConfigMap map)
        {
            problems.Add(entry.Value.At, $"'{entry.Key}' is {entry.Value.Kind}", "{ from: score.nps, type: number }");
            return null;
        }

        map.AllowOnly(problems, Keys);
        var before = problems.All.Count;
        var type = map.Choice<FieldType>("type", problems, required: true);
        var rule = rules.Read(entry);
        var (labels, choices) = PickList(map);
        if (type is FieldType.Reference or FieldType.Other)
        {
            problems.Add(map.Find("type")!.Value.At, $"the hub does not write {ConfigNames.Written(type.Value.ToString())} fields", "text, long-text, number, boolean, date, date-time or pick-list");
        }

        var field = rule is null || type is null ? null : new TargetField(entry.Key, type.Value, rule)
        {
            Nulls = map.Choice<NullPolicy>("nulls", problems) ?? NullPolicy.Leave,
            Conflict = map.Choice<ConflictPolicy>("conflict", problems) ?? ConflictPolicy.HubWins,
            Label = map.Text("label", problems),
            Length = Positive(map, "length"),
            Scale = map.WholeNumber("scale", problems),
            PickList = labels,
            Choices = choices,
        };
        if (field is not null && rule is not null && problems.All.Count == before)
        {
            Check(field, rule, entry);
        }

        return problems.All.Count > before ? null : field;
    }

    private void Check(TargetField field, ValueRule rule, ConfigEntry entry)
    {
        if (!Fits(rule.Gives, field.Type))
        {
            problems.Add(entry.At, $"'{field.Name}' is {ConfigNames.Written(field.Type.ToString())}, and the rule gives {ValueKinds.Words(rule.Gives)}", "a type that fits, or a transform before it");
        }

        if (field.Type is FieldType.PickList && field.Choices.Count is 0 && field.Label is not null)
        {
            problems.Add(entry.At, $"'{field.Name}' is a pick list without values", "pickList: [...]");
        }

        if (field.Label is not null && MissingSize(field) is { } size)
        {
            // A new field gets some size; if the map does not know it, it writes what the field cannot keep, again and again.
            problems.Add(entry.At, $"'{field.Name}' is created by the hub, and its {size} is missing", $"{size}: a whole number");
        }

        var last = rule.Transforms.Count is 0 ? null : rule.Transforms[^1];
        foreach (var output in field.Type is FieldType.PickList && field.Choices.Count > 0 ? last?.Outputs ?? [] : [])
        {
            if (!field.Choices.Contains(output))
            {
                problems.Add(entry.At, $"'{output}' is not in the pick list of '{field.Name}'", $"one of {string.Join(", ", field.Choices)}", NearestName.Of(output, field.Choices));
            }
        }
    }

    private static string? MissingSize(TargetField field) => field switch
    {
        { Type: FieldType.Number, Scale: null } => "scale",
        { Type: FieldType.Text or FieldType.LongText, Length: null } => "length",
        _ => null,
    };

    private static bool Fits(ValueKind kind, FieldType type) => kind switch
    {
        ValueKind.Number => type is FieldType.Number or FieldType.Text or FieldType.LongText or FieldType.PickList,
        ValueKind.Boolean => type is FieldType.Boolean or FieldType.Text or FieldType.LongText,
        ValueKind.Date or ValueKind.Instant => type is FieldType.Date or FieldType.DateTime or FieldType.Text or FieldType.LongText,
        ValueKind.List => false,
        _ => true,
    };

    /// <summary>A list of texts, or a map from the system's option numbers to what people see.</summary>
    private (IReadOnlyList<string> Labels, IReadOnlyList<string> Choices) PickList(ConfigMap map)
    {
        if (map.Find("pickList")?.Value is ConfigMap options)
        {
            return ([.. options.Entries.Select(entry => (entry.Value as ConfigScalar)?.Value ?? entry.Key)], [.. options.Entries.Select(entry => entry.Key)]);
        }

        var values = map.Texts("pickList", problems);
        return (values, values);
    }

    private int? Positive(ConfigMap map, string key)
    {
        var number = map.WholeNumber(key, problems);
        if (number < 1)
        {
            problems.Add(map.Find(key)!.Value.At, $"'{key}' is {number}", "a whole number of 1 or more");
        }

        return number;
    }
}

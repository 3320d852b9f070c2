using CxHub.Domain.Configuration;
using CxHub.Domain.Records;

namespace CxHub.Mapping.Reading;

/// <summary>Reads the <c>fields</c> of a map and checks that each rule can fill its field.</summary>
internal sealed class FieldRuleReader(MappingContext context, ConfigProblems problems, ValueRuleReader rules)
{
    /// <summary>The rules without mistakes; every mistake, and every required field left out, is reported.</summary>
    public List<FieldRule> Read(ConfigMap fields, CanonicalKind kind)
    {
        List<FieldRule> found = [];
        foreach (var group in fields.Entries.GroupBy(entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (var again in group.Skip(1))
            {
                problems.Add(again.At, $"'{again.Key}' is mapped twice (first {group.First().At})", "each field of the hub once");
            }

            if (Field(group.First(), kind) is { } rule)
            {
                found.Add(rule);
            }
        }

        foreach (var missing in HubFields.Of(kind).Where(field => field.Required && fields.Find(field.Name) is null))
        {
            problems.Add(fields.At, $"'{missing.Name}' is missing", $"{missing.Name}: every {kind} needs {missing.Expects} there");
        }

        return found;
    }

    private FieldRule? Field(ConfigEntry entry, CanonicalKind kind)
    {
        var field = HubFields.Find(kind, entry.Key);
        if (field is null)
        {
            var names = HubFields.Of(kind).Select(known => known.Name).ToArray();
            problems.Add(entry.At, $"{kind} has no field '{entry.Key}'", $"one of {string.Join(", ", names)}", NearestName.Of(entry.Key, names));
        }

        var settings = entry.Value as ConfigMap;
        settings?.AllowOnly(problems, [.. ValueRuleReader.Keys, "refersTo", "required"]);
        var required = settings?.Flag("required", problems) ?? false;
        var refersTo = settings?.Text("refersTo", problems);
        var rule = rules.Read(entry);
        return field is null || rule is null || !Fits(field, rule, entry, refersTo) ? null : new FieldRule(field, rule, required || field.Required, refersTo);
    }

    private bool Fits(HubField field, ValueRule rule, ConfigEntry entry, string? refersTo)
    {
        if (field.Type is HubType.Reference == refersTo is null)
        {
            problems.Add(
                entry.At,
                refersTo is null ? $"'{field.Name}' points to another record, and the rule does not say to which entity" : $"'{field.Name}' takes {field.Expects}; it points to nothing",
                refersTo is null ? $"{field.Name}: {{ from: {rule.Source}, refersTo: Entity }}" : "no 'refersTo'");
            return false;
        }

        if (!HubValue.Fits(rule.Gives, field.Type))
        {
            problems.Add(entry.At, $"'{field.Name}' takes {field.Expects}, and the rule gives {ValueKinds.Words(rule.Gives)}", field.Expects);
            return false;
        }

        return ConstantsFit(field, rule, entry, refersTo);
    }

    /// <summary>Values that stand in the file itself are tried now, not on the first row that meets them.</summary>
    private bool ConstantsFit(HubField field, ValueRule rule, ConfigEntry entry, string? refersTo)
    {
        var last = rule.Transforms.Count is 0 ? null : rule.Transforms[^1];
        var constants = last?.Outputs ?? (last is null && rule.Source.StartsWith('\'') ? [rule.Source.Trim('\'')] : []);
        var scope = new ValueScope(context.Zone, context.Region);
        foreach (var constant in constants)
        {
            if (HubValue.Of(constant, field.Type, refersTo, scope) is null)
            {
                problems.Add(entry.At, $"'{constant}' {scope.Trouble}, which '{field.Name}' needs", field.Expects);
                return false;
            }
        }

        return true;
    }
}

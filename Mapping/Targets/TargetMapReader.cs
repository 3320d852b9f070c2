using CxHub.Domain.Configuration;
using CxHub.Domain.Scores;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping.Targets;

/// <summary>Reads the maps of one target from its file.</summary>
internal sealed class TargetMapReader(MappingContext context, ConfigProblems problems)
{
    private readonly Dictionary<(string Target, string Entity), ConfigPosition> _seen = [];

    public IReadOnlyList<TargetEntityMap> Read(ConfigMap file)
    {
        file.AllowOnly(problems, "target", "records");
        var target = file.Text("target", problems, required: true);
        if (target is not null && !context.Targets.Contains(target))
        {
            problems.Add(file.Find("target")!.Value.At, $"unknown target '{target}'", $"one of {string.Join(", ", context.Targets)}", NearestName.Of(target, context.Targets));
            target = null;
        }

        var records = file.List("records", problems, required: true);
        return target is null || records is null ? [] : [.. records.Items.Select(item => Record(target, item)).OfType<TargetEntityMap>()];
    }

    private TargetEntityMap? Record(string target, ConfigNode item)
    {
        if (item is not ConfigMap map)
        {
            problems.Add(item.At, $"a record is {item.Kind}", "{ entity: …, of: profile, fields: … }");
            return null;
        }

        var before = problems.All.Count;
        map.AllowOnly(problems, "entity", "of", "key", "parent", "consent", "fields");
        var entity = map.Text("entity", problems, required: true);
        var of = map.Choice<SubjectKind>("of", problems, required: true);
        var parent = map.Text("parent", problems);
        var expressions = new TargetExpression(of ?? SubjectKind.Profile, context.Measures, problems);
        var rules = new ValueRuleReader(problems, expressions.Read);
        var consent = map.Find("consent") is { } asked ? rules.Read(asked) : null;
        var fields = map.Map("fields", problems, required: true) is { } given ? new TargetFieldReader(problems, rules).Read(given, KeysOf(map, entity)) : [];
        if (entity is not null && !_seen.TryAdd((target, entity), map.At))
        {
            problems.Add(map.At, $"'{entity}' has a map already ({_seen[(target, entity)]})", "each entity once per target");
        }

        return problems.All.Count > before ? null : new TargetEntityMap(context, target, entity!, of!.Value, fields, consent) { At = map.At, ParentField = parent };
    }

    /// <summary>The names under which rows are addressed; writing them as ordinary fields fails every row.</summary>
    private HashSet<string> KeysOf(ConfigMap map, string? entity) =>
        new([map.Text("key", problems) ?? "Id", "Id", $"{entity}id"], StringComparer.OrdinalIgnoreCase);
}

using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
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
        map.AllowOnly(problems, "entity", "of", "key", "parent", "consent", "append", "fields");
        var entity = map.Text("entity", problems, required: true);
        var of = map.Choice<SubjectKind>("of", problems, required: true);
        var parent = map.Text("parent", problems);
        var append = map.Map("append", problems) is { } added ? Append(target, of, added) : null;
        var expressions = new TargetExpression(of ?? SubjectKind.Profile, context.Measures, problems);
        var rules = new ValueRuleReader(problems, expressions.Read);
        var consent = map.Find("consent") is { } asked ? rules.Read(asked) : null;
        var fields = map.Map("fields", problems, required: true) is { } given ? new TargetFieldReader(problems, rules).Read(given, KeysOf(map, entity)) : [];
        if (entity is not null && !_seen.TryAdd((target, entity), map.At))
        {
            problems.Add(map.At, $"'{entity}' has a map already ({_seen[(target, entity)]})", "each entity once per target");
        }

        return problems.All.Count > before ? null : new TargetEntityMap(context, target, entity!, of!.Value, fields, consent) { At = map.At, ParentField = parent, Append = append };
    }

    /// <summary>One record per answer: by which key, and on which contact.</summary>
    private TargetAppend? Append(string target, SubjectKind? of, ConfigMap map)
    {
        map.AllowOnly(problems, "key", "parent", "of", "label");
        var key = map.Text("key", problems, required: true);
        var parent = map.Text("parent", problems, required: true);
        var contact = map.Text("of", problems, required: true);
        var label = map.Text("label", problems, required: true);
        if (of is SubjectKind.Account)
        {
            problems.Add(map.At, "answers are given by people, not by accounts", "of: profile");
        }

        if (contact is not null && !_seen.ContainsKey((target, contact)))
        {
            problems.Add(map.Find("of")!.Value.At, $"'{contact}' has no map above this one", "the entity of the customers' records, such as Contact", NearestName.Of(contact, [.. _seen.Keys.Where(seen => seen.Target == target).Select(seen => seen.Entity)]));
        }

        return key is null || parent is null || contact is null || label is null ? null : new TargetAppend(new AppendKey(key, parent, contact), label);
    }

    /// <summary>The names under which rows are addressed; writing them as ordinary fields fails every row.</summary>
    private HashSet<string> KeysOf(ConfigMap map, string? entity) =>
        new([map.Text("key", problems) ?? "Id", "Id", $"{entity}id", .. AppendKeysOf(map)], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> AppendKeysOf(ConfigMap map) =>
        map.Find("append") is { Value: ConfigMap append } ? append.Entries.Where(entry => entry.Key is "key" or "parent").Select(entry => entry.Value).OfType<ConfigScalar>().Select(scalar => scalar.Value).OfType<string>() : [];
}

using CxHub.Domain.Configuration;
using CxHub.Mapping.Transforms;

namespace CxHub.Mapping.Reading;

/// <summary>Reads one value rule: a path alone, or a map with <c>from</c>, <c>template</c> or <c>constant</c>, and <c>transform</c>, <c>default</c>, <c>when</c>.</summary>
internal sealed class ValueRuleReader(ConfigProblems problems, Func<string, ConfigPosition, ValueReader?> readPath)
{
    /// <summary>The keys this reader understands; callers add their own.</summary>
    public static readonly string[] Keys = ["from", "template", "constant", "transform", "default", "when"];

    private static readonly string[] Starts = ["from", "template", "constant"];

    /// <summary>Null when the rule has a mistake; every mistake is reported.</summary>
    public ValueRule? Read(ConfigEntry entry)
    {
        switch (entry.Value)
        {
            case ConfigScalar { Value: { } path }:
                return readPath(path, entry.Value.At) is { } reader ? Rule(entry.At, path, [reader], []) : null;
            case ConfigMap map:
                return Read(entry, map);
            default:
                problems.Add(entry.Value.At, $"'{entry.Key}' is {(entry.Value is ConfigScalar ? "empty" : entry.Value.Kind)}", "a path of the source, or { from: path, transform: [...] }");
                return null;
        }
    }

    private ValueRule? Read(ConfigEntry entry, ConfigMap map)
    {
        var before = problems.All.Count;
        var start = Start(entry, map);
        var when = Condition.Read(map, "when", problems, readPath);
        var transforms = Transforms(map);
        if (start is null || problems.All.Count > before)
        {
            return null;
        }

        var rule = Rule(entry.At, start.Value.Source, start.Value.Readers, transforms) with { Template = start.Value.Template, When = when };
        return Chain(map, start.Value.Kind, transforms) is { } gives ? rule with { Gives = gives } : null;
    }

    private (string Source, IReadOnlyList<ValueReader> Readers, TextTemplate? Template, ValueKind Kind)? Start(ConfigEntry entry, ConfigMap map)
    {
        string[] starts = [.. Starts.Where(key => map.Find(key) is not null)];
        if (starts.Length is not 1)
        {
            problems.Add(map.At, starts.Length is 0 ? $"'{entry.Key}' says nowhere to read from" : $"'{entry.Key}' has {string.Join(" and ", starts)}", "one of from, template, constant");
            return null;
        }

        return starts[0] switch
        {
            "from" => From(map),
            "template" => Template(map),
            _ => Constant(map),
        };
    }

    private (string, IReadOnlyList<ValueReader>, TextTemplate?, ValueKind)? From(ConfigMap map)
    {
        var at = map.Find("from")!.Value.At;
        var paths = map.Texts("from", problems);
        if (paths.Count is 0)
        {
            problems.Add(at, "'from' is empty", "a path, or a list of paths of which the first with a value counts");
            return null;
        }

        var readers = paths.Select(path => readPath(path, at)).OfType<ValueReader>().ToArray();
        var kind = readers.Select(reader => reader.Kind).Distinct().ToArray() is [var single] ? single : ValueKind.Any;
        return readers.Length < paths.Count ? null : (string.Join(" or ", paths), readers, null, kind);
    }

    private (string, IReadOnlyList<ValueReader>, TextTemplate?, ValueKind)? Template(ConfigMap map)
    {
        var at = map.Find("template")!.Value.At;
        if (map.Text("template", problems, required: true) is not { } text || TextTemplate.Parse(text, at, problems) is not { } template)
        {
            return null;
        }

        var readers = template.Places.Select(place => readPath(place, at)).OfType<ValueReader>().ToArray();
        return readers.Length < template.Places.Count ? null : ($"\"{text}\"", readers, template, ValueKind.Text);
    }

    private (string, IReadOnlyList<ValueReader>, TextTemplate?, ValueKind)? Constant(ConfigMap map) =>
        map.Text("constant", problems, required: true) is { } value
            ? ($"'{value}'", [new ValueReader($"'{value}'", ValueKind.Text, string.Empty, _ => value)], null, ValueKind.Text)
            : null;

    private List<Transform> Transforms(ConfigMap map)
    {
        List<Transform> steps = [];
        var items = map.Find("transform")?.Value switch
        {
            ConfigList list => list.Items,
            { } single => [single],
            null => (IReadOnlyList<ConfigNode>)[],
        };
        foreach (var item in items)
        {
            if (Step(item) is { } step)
            {
                steps.Add(step);
            }
        }

        if (map.Find("default") is { } entry && TransformCatalog.Read(new TransformArgument("default", entry.At, entry.Value, problems, readPath)) is { } last)
        {
            steps.Add(last);
        }

        return steps;
    }

    private Transform? Step(ConfigNode item)
    {
        switch (item)
        {
            case ConfigScalar { Value: { } name }:
                return TransformCatalog.Read(new TransformArgument(name, item.At, null, problems, readPath));
            case ConfigMap { Entries: [var only] }:
                return TransformCatalog.Read(new TransformArgument(only.Key, only.At, only.Value, problems, readPath));
            default:
                problems.Add(item.At, $"a transform is {item.Kind}", "a name (trim) or one name with its setting (truncate: 80)");
                return null;
        }
    }

    /// <summary>The kind that comes out at the end; null, with a problem, when a step cannot work on what the one before gives.</summary>
    private ValueKind? Chain(ConfigMap map, ValueKind start, List<Transform> steps)
    {
        var kind = start;
        for (var i = 0; i < steps.Count; i++)
        {
            if (!steps[i].CanTake(kind))
            {
                problems.Add(map.Find("transform")!.Value.At, $"'{steps[i].Name}' cannot work on {ValueKinds.Words(kind)}", $"{ValueKinds.Words(steps[i].Takes)} before '{steps[i].Name}'");
                return null;
            }

            // A default may stand in for any kind, and text transforms keep a list a list.
            var keepsList = kind is ValueKind.List && steps[i].Takes is ValueKind.Text;
            kind = steps[i].Name is "default" || keepsList ? kind : steps[i].Gives;
        }

        return kind;
    }

    private static ValueRule Rule(ConfigPosition at, string source, IReadOnlyList<ValueReader> readers, IReadOnlyList<Transform> transforms) =>
        new() { At = at, Source = source, Readers = readers, Transforms = transforms, Gives = readers is [var only] ? only.Kind : ValueKind.Any };
}

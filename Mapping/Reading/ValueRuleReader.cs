using CxHub.Domain.Configuration;
using CxHub.Mapping.Transforms;

namespace CxHub.Mapping.Reading;

/// <summary>Reads one value rule: a path alone, or a map with <c>from</c>, <c>template</c> or <c>constant</c>, and <c>transform</c>, <c>default</c>, <c>when</c>.</summary>
internal sealed class ValueRuleReader(ConfigProblems problems, Func<string, ConfigPosition, ValueReader?> readPath)
{
    /// <summary>The keys this reader understands; callers add their own.</summary>
    public static readonly string[] Keys = ["from", "template", "constant", "first", "transform", "default", "when"];

    private static readonly string[] Starts = ["from", "template", "constant", "first"];

    private readonly TransformReader _transforms = new(problems, readPath);

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
        var transforms = _transforms.Read(map);
        if (start is null || problems.All.Count > before)
        {
            return null;
        }

        var rule = Rule(entry.At, start.Source, start.Readers, transforms) with { Template = start.Template, Alternatives = start.Alternatives, When = when };
        return _transforms.Kind(map, start.Kind, transforms) is { } gives ? rule with { Gives = gives } : null;
    }

    private Reading? Start(ConfigEntry entry, ConfigMap map)
    {
        string[] starts = [.. Starts.Where(key => map.Find(key) is not null)];
        if (starts.Length is not 1)
        {
            problems.Add(map.At, starts.Length is 0 ? $"'{entry.Key}' says nowhere to read from" : $"'{entry.Key}' has {string.Join(" and ", starts)}", "one of from, template, constant, first");
            return null;
        }

        return starts[0] switch
        {
            "from" => From(map),
            "template" => Template(map),
            "first" => First(entry, map),
            _ => Constant(map),
        };
    }

    private Reading? From(ConfigMap map)
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
        return readers.Length < paths.Count ? null : new Reading(string.Join(" or ", paths), readers, kind);
    }

    private Reading? Template(ConfigMap map)
    {
        var at = map.Find("template")!.Value.At;
        if (map.Text("template", problems, required: true) is not { } text || TextTemplate.Parse(text, at, problems) is not { } template)
        {
            return null;
        }

        var readers = template.Places.Select(place => readPath(place, at)).OfType<ValueReader>().ToArray();
        return readers.Length < template.Places.Count ? null : new Reading($"\"{text}\"", readers, ValueKind.Text) { Template = template };
    }

    private Reading? Constant(ConfigMap map) =>
        map.Text("constant", problems, required: true) is { } value
            ? new Reading($"'{value}'", [new ValueReader($"'{value}'", ValueKind.Text, string.Empty, _ => value)], ValueKind.Text)
            : null;

    private Reading? First(ConfigEntry entry, ConfigMap map)
    {
        if (map.List("first", problems) is not { } list)
        {
            return null;
        }

        foreach (var rule in list.Items.OfType<ConfigMap>())
        {
            rule.AllowOnly(problems, Keys);
        }

        var rules = list.Items.Select(item => Read(new ConfigEntry(entry.Key, item.At, item))).OfType<ValueRule>().ToArray();
        var kind = rules.Select(rule => rule.Gives).Distinct().ToArray() is [var single] ? single : ValueKind.Any;
        return rules.Length < list.Items.Count ? null : new Reading(string.Join(" else ", rules.Select(rule => rule.Text)), [], kind) { Alternatives = rules };
    }

    private static ValueRule Rule(ConfigPosition at, string source, IReadOnlyList<ValueReader> readers, IReadOnlyList<Transform> transforms) =>
        new() { At = at, Source = source, Readers = readers, Transforms = transforms, Gives = readers is [var only] ? only.Kind : ValueKind.Any };

    /// <summary>Where a rule starts.</summary>
    private sealed record Reading(string Source, IReadOnlyList<ValueReader> Readers, ValueKind Kind)
    {
        public TextTemplate? Template { get; init; }

        public IReadOnlyList<ValueRule> Alternatives { get; init; } = [];
    }
}

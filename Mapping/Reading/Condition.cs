using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Reading;

/// <summary>
/// When a map or a field rule applies: every line must hold. <c>type: Person</c>, <c>type: [A, B]</c>, <c>type: ~</c> (nothing there),
/// <c>type: { not: A }</c>, <c>type: { exists: true }</c>. Texts compare exactly.
/// </summary>
internal sealed class Condition(IReadOnlyList<Condition.Line> lines)
{
    public string Text { get; } = string.Join(" and ", lines.Select(line => line.Text));

    public IReadOnlyList<ValueReader> Readers { get; } = [.. lines.Select(line => line.Reader)];

    /// <summary>Null (with problems, or because nothing is asked) when there is no condition.</summary>
    public static Condition? Read(ConfigMap parent, string key, ConfigProblems problems, Func<string, ConfigPosition, ValueReader?> readPath)
    {
        if (parent.Map(key, problems) is not { Entries.Count: > 0 } map)
        {
            return null;
        }

        List<Line> lines = [];
        foreach (var entry in map.Entries)
        {
            if (readPath(entry.Key, entry.At) is { } reader && Test(entry, problems) is { } test)
            {
                lines.Add(new Line(reader, $"{entry.Key} {test.Text}", test.Holds));
            }
        }

        return lines.Count is 0 ? null : new Condition(lines);
    }

    public bool Holds(ValueScope scope)
    {
        foreach (var line in lines)
        {
            if (!line.Test(ValueText.Of(line.Reader.Read(scope))))
            {
                return false;
            }
        }

        return true;
    }

    private static (string Text, Func<string?, bool> Holds)? Test(ConfigEntry entry, ConfigProblems problems)
    {
        switch (entry.Value)
        {
            case ConfigScalar { Value: null }:
                return ("is empty", text => text is null);
            case ConfigScalar { Value: { } one }:
                return ($"is '{one}'", text => text == one);
            case ConfigList list:
                return AnyOf(list, entry.Key, problems) is { } any ? ($"is one of {string.Join(", ", any)}", text => text is not null && any.Contains(text)) : null;
            case ConfigMap map:
                return Words(map, entry, problems);
            default:
                return null;
        }
    }

    private static (string, Func<string?, bool>)? Words(ConfigMap map, ConfigEntry entry, ConfigProblems problems)
    {
        map.AllowOnly(problems, "not", "exists");
        if (map.Flag("exists", problems) is { } exists)
        {
            return (exists ? "is there" : "is empty", text => text is not null == exists);
        }

        var none = map.Texts("not", problems).ToHashSet(StringComparer.Ordinal);
        if (none.Count is 0)
        {
            problems.Add(map.At, $"the condition on '{entry.Key}' asks nothing", "a value, a list, { not: value } or { exists: true }");
            return null;
        }

        return ($"is not {string.Join(", ", none)}", text => text is null || !none.Contains(text));
    }

    private static HashSet<string>? AnyOf(ConfigList list, string key, ConfigProblems problems)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is ConfigScalar { Value: { } value })
            {
                values.Add(value);
            }
            else
            {
                problems.Add(item.At, $"an entry of the condition on '{key}' is {item.Kind}", "a text");
            }
        }

        return values.Count is 0 ? null : values;
    }

    internal sealed record Line(ValueReader Reader, string Text, Func<string?, bool> Test);
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CxHub.Mapping;

/// <summary>
/// Where a value stands in a row's JSON: names joined by dots (<c>identity.email</c>), places in a list (<c>items[0].name</c>), and names
/// that hold dots in brackets (<c>['a.b']</c>). An OData annotation (<c>name@Microsoft.Dynamics…</c>) is one name although it holds dots.
/// </summary>
internal sealed class SourcePath
{
    private readonly Step[] _steps;

    private SourcePath(string text, Step[] steps)
    {
        Text = text;
        _steps = steps;
    }

    public string Text { get; }

    /// <summary>The field to ask the system for: the path up to the first list place, without an annotation.</summary>
    public string Field
    {
        get
        {
            var names = _steps.TakeWhile(step => step.Name is not null).Select(step => step.Name!.Split('@')[0]).Where(name => name.Length > 0);
            return string.Join('.', names);
        }
    }

    /// <summary>Null when the text is not a path.</summary>
    public static SourcePath? Parse(string text)
    {
        List<Step> steps = [];
        var at = 0;
        while (at < text.Length)
        {
            var step = text[at] is '[' ? Bracket(text, ref at) : Name(text, ref at);
            if (step is not { } found)
            {
                return null;
            }

            steps.Add(found);
            if (at < text.Length && text[at] is '.')
            {
                at++;
                if (at == text.Length)
                {
                    return null;
                }
            }
        }

        return steps.Count is 0 || steps[0].Name is null ? null : new SourcePath(text, [.. steps]);
    }

    /// <summary>The value there as text, decimal, bool, list of these, or null. Blank text counts as missing.</summary>
    public object? Read(JsonElement body, ValueScope scope)
    {
        var here = body;
        foreach (var step in _steps)
        {
            if (!step.TryTake(here, out here))
            {
                return null;
            }
        }

        return here.ValueKind is JsonValueKind.Object ? scope.Bad("is an object, not a value") : ValueOf(here);
    }

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number => NumberOf(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => ListOf(element),
        _ => null,
    };

    private static object NumberOf(JsonElement element) =>
        element.TryGetDecimal(out var number) ? number : element.GetRawText();

    private static List<object?> ListOf(JsonElement element) => [.. element.EnumerateArray().Select(ValueOf)];

    private static Step? Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('.' or '[' or ']'))
        {
            if (text[at++] is '@')
            {
                at = text.Length;
            }
        }

        return at == start || (at < text.Length && text[at] is ']') ? null : new Step(text[start..at], 0);
    }

    private static Step? Bracket(string text, ref int at)
    {
        var end = text.IndexOf(text[Math.Min(at + 1, text.Length - 1)] is '\'' ? "']" : "]", at, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var quoted = text[end] is '\'';
        var inside = quoted ? text[(at + 2)..end] : text[(at + 1)..end];
        at = end + (quoted ? 2 : 1);
        if (quoted)
        {
            return inside.Length is 0 ? null : new Step(inside, 0);
        }

        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Step(null, index) : null;
    }

    /// <summary>A name in an object, or (name null) a place in a list.</summary>
    private readonly struct Step(string? name, int index)
    {
        private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(name ?? string.Empty);

        public string? Name { get; } = name;

        public bool TryTake(JsonElement from, out JsonElement value)
        {
            if (Name is not null)
            {
                if (from.ValueKind is JsonValueKind.Object)
                {
                    return from.TryGetProperty(_utf8, out value);
                }
            }
            else if (from.ValueKind is JsonValueKind.Array && index < from.GetArrayLength())
            {
                value = from[index];
                return true;
            }

            value = default;
            return false;
        }
    }
}

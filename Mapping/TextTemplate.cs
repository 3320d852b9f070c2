using System.Text;
using CxHub.Domain.Configuration;

namespace CxHub.Mapping;

/// <summary>Text with places to fill: <c>"{givenName} {familyName}"</c>; a brace itself is written twice.</summary>
public sealed class TextTemplate
{
    private readonly IReadOnlyList<(string Literal, string? Place)> _parts;

    private TextTemplate(string text, IReadOnlyList<(string, string?)> parts)
    {
        Text = text;
        _parts = parts;
    }

    public string Text { get; }

    /// <summary>The names between braces, each once, in order.</summary>
    public IReadOnlyList<string> Places => [.. _parts.Select(part => part.Place).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Null, with a problem, when a brace is not closed or closes nothing.</summary>
    public static TextTemplate? Parse(string text, ConfigPosition at, ConfigProblems problems)
    {
        List<(string, string?)> parts = [];
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c is '{')
            {
                var end = text.IndexOf('}', i);
                var place = end < 0 ? string.Empty : text[(i + 1)..end].Trim();
                if (place.Length is 0)
                {
                    problems.Add(at, "a '{' of the template names nothing", "{name}, or '{{' for the brace itself");
                    return null;
                }

                parts.Add((literal.ToString(), place));
                literal.Clear();
                i = end;
            }
            else if (c is '}')
            {
                problems.Add(at, "a '}' of the template has no '{'", "{name}, or '}}' for the brace itself");
                return null;
            }
            else
            {
                literal.Append(c);
            }
        }

        parts.Add((literal.ToString(), null));
        return new TextTemplate(text, parts);
    }

    /// <summary>The text with every place filled; a place without a value leaves nothing, and the blanks around it shrink to one.</summary>
    public string Fill(Func<string, string?> value) => Fill(value, out _);

    /// <summary>As <see cref="Fill(Func{string, string?})"/>; null when the template has places and none of them has a value.</summary>
    public string? FillIfAny(Func<string, string?> value)
    {
        var text = Fill(value, out var found);
        return found || _parts.Count is 1 ? text : null;
    }

    private string Fill(Func<string, string?> value, out bool found)
    {
        var filled = new StringBuilder();
        found = false;
        foreach (var (literal, place) in _parts)
        {
            filled.Append(literal);
            if (place is not null && value(place) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                found = true;
                filled.Append(text);
            }
        }

        return WithoutGaps(filled);
    }

    private static string WithoutGaps(StringBuilder text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.ToString())
        {
            var last = result.Length is 0 ? '\n' : result[^1];
            if (c is not ' ' || last is not (' ' or '\n'))
            {
                result.Append(c);
            }
        }

        return result.ToString().Trim();
    }
}

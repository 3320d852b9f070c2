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

    /// <summary>
    /// The text with every place filled; a place without a value leaves nothing, and the blanks around it shrink to one.
    /// Null when the template has places and none of them has a value.
    /// </summary>
    public string? Fill(Func<string, string?> value)
    {
        var filled = new StringBuilder();
        var places = 0;
        var found = 0;
        foreach (var (literal, place) in _parts)
        {
            filled.Append(literal);
            if (place is not null)
            {
                places++;
                var text = value(place);
                found += string.IsNullOrWhiteSpace(text) ? 0 : 1;
                filled.Append(text);
            }
        }

        return places > 0 && found is 0 ? null : WithoutGaps(filled);
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

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Cuts query options at separators that stand outside parentheses, brackets and quotes.</summary>
internal static class QueryText
{
    public static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, quoted, start) = (0, false, 0);

        for (var at = 0; at < text.Length; at++)
        {
            quoted ^= text[at] is '\'';

            if (quoted)
            {
                continue;
            }

            depth += text[at] is '(' or '[' ? 1 : text[at] is ')' or ']' ? -1 : 0;

            if (depth is 0 && text[at] == separator)
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    /// <summary>A name and what stands in parentheses after it, or null when nothing does.</summary>
    public static (string Name, string? Inside) Call(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? (text, null) : (text[..open], text.EndsWith(')') ? text[(open + 1)..^1] : throw DataverseException.BadUrl($"Syntax error at position {text.Length} in '{text}'."));
    }
}

using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Cuts a $filter into tokens: texts, ids, moments, numbers, lists, aliases, words, symbols.</summary>
internal static partial class FilterLexer
{
    public static IEnumerable<(string Kind, string Value, int At)> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);

            if (!match.Success)
            {
                throw DataverseException.BadUrl(text[at] is '\''
                    ? $"There is an unterminated literal at position {at} in '{text}'."
                    : $"Syntax error: character '{text[at]}' is not valid at position {at} in '{text}'.");
            }

            at += match.Length;
            var group = match.Groups.Values.Skip(1).First(one => one.Success);

            if (group.Name is not "space")
            {
                yield return (group.Name, group.Value, match.Index);
            }
        }
    }

    [GeneratedRegex(@"\G(?:(?<space>\s+)|(?<text>'(?:[^']|'')*')|(?<guid>[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})|(?<moment>\d{4}-\d{2}-\d{2}(?:T[0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)|(?<number>-?\d+(?:\.\d+)?)|(?<list>\[[^\]]*\])|(?<alias>@\w+)|(?<word>[A-Za-z_][\w./]*)|(?<symbol>[(),:=]))")]
    private static partial Regex Token();
}

using System.Text;
using CxHub.Domain;

namespace CxHub.Insights.Text;

/// <summary>Words, and every other visible sign as a token of its own, so that emoji and "!" count. The pattern is <c>\w+|[^\w\s]</c> over code points.</summary>
public static class Tokens
{
    public static IEnumerable<string> Of(string text)
    {
        var position = 0;

        while (position < text.Length)
        {
            var length = LengthAt(text, position);

            if (length > 0)
            {
                yield return text.Substring(position, length);
            }

            position += Math.Max(length, 1);
        }
    }

    /// <summary>The length of the token that begins here; 0 on white space.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int position)
    {
        if (IsWord(text[position]))
        {
            var end = position + 1;

            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            return end - position;
        }

        return char.IsWhiteSpace(text[position]) ? 0
            : char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2
            : 1;
    }

    /// <summary>Composed, lower case, links and handles replaced by one word each; masks become words.</summary>
    public static string Normalise(string text)
    {
        var composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

        return Masks(Links.Replace(composed.ToLowerInvariant()));
    }

    private static string Masks(string lower) => lower.Contains('[', StringComparison.Ordinal)
        ? lower.Replace(PersonalData.Email, "xemailx", StringComparison.Ordinal)
            .Replace(PersonalData.Phone, "xphonex", StringComparison.Ordinal)
            .Replace(PersonalData.Card, "xcardx", StringComparison.Ordinal)
            .Replace(PersonalData.Number, "xnumberx", StringComparison.Ordinal)
        : lower;

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '_' || char.GetUnicodeCategory(character)
            is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.ConnectorPunctuation;
}

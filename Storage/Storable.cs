using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CxHub.Storage;

/// <summary>
/// Text that both engines can hold. PostgreSQL has no U+0000 and neither has half a surrogate pair; a source that sends such a
/// character gets U+FFFD in its place, so that one broken name never stops a page.
/// </summary>
internal static class Storable
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text) =>
        text is null || (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) ? text : Repaired(text);

    private static string Repaired(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            repaired.Append(rune.Value is 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return repaired.ToString();
    }
}

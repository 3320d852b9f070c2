using System.Globalization;
using System.Text;

namespace CxHub.Storage;

/// <summary>Text without marks and case, so that <c>nguyen</c> finds <c>Nguyễn</c> and <c>dang</c> finds <c>Đặng</c> in either engine.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Storable.Text(text).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Letter(char.ToLowerInvariant(c)));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words of a search as LIKE patterns: each must be found somewhere. A telephone number is one word, without its leading zeros.</summary>
    public static IReadOnlyList<string> Patterns(string? search)
    {
        var text = Fold(search ?? string.Empty);
        return text.Count(char.IsAsciiDigit) >= 6 && text.All(c => char.IsAsciiDigit(c) || " +-().".Contains(c, StringComparison.Ordinal))
            ? [$"%{string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0')}%"]
            : [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(8).Select(word => $"%{Escaped(word)}%")];
    }

    /// <summary>A LIKE pattern for text that stands anywhere, in lower case; null stays null.</summary>
    public static string? Contains(string? text) => text is null ? null : $"%{Escaped(text.ToLowerInvariant())}%";

    /// <summary>A LIKE pattern for text that stands anywhere, exactly as it is.</summary>
    public static string Pattern(string text) => $"%{Escaped(text)}%";

    /// <summary>Letters that Unicode does not take apart.</summary>
    private static string Letter(char c) => c switch
    {
        'đ' => "d",
        'ø' => "o",
        'ł' => "l",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => c.ToString(),
    };

    private static string Escaped(string word) => word
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}

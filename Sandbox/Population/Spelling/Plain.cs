using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Text as a keyboard without marks writes it: Nguyễn → Nguyen, Đỗ → Do, Müller → Muller.</summary>
internal static class Plain
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(string text) => text.All(char.IsAscii) ? text : Known.GetOrAdd(text, Strip);

    /// <summary>Letters and digits only, lower case: for addresses, domains, user names.</summary>
    public static string Slug(string text) => string.Concat(Of(text).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The words of a name, plain and lower case; an apostrophe joins, a hyphen parts.</summary>
    public static IReadOnlyList<string> Tokens(string name) =>
        Of(name).ToLowerInvariant().Replace("'", string.Empty, StringComparison.Ordinal).Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Equal, or one typing error apart when both have four letters or more.</summary>
    public static bool IsAlike(string a, string b) =>
        a == b || (a.Length >= 4 && b.Length >= 4 && Math.Abs(a.Length - b.Length) <= 1 && IsOneEditApart(a, b));

    private static bool IsOneEditApart(string a, string b)
    {
        var start = 0;

        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
        {
            start++;
        }

        var (restA, restB) = (a[start..], b[start..]);
        return Rest(restA, 1) == Rest(restB, 1) || Rest(restA, 1) == restB || restA == Rest(restB, 1) || IsSwap(restA, restB);
    }

    private static string Rest(string text, int from) => text.Length < from ? string.Empty : text[from..];

    private static bool IsSwap(string a, string b) =>
        a.Length >= 2 && b.Length >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];

    private static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter switch { 'đ' => "d", 'Đ' => "D", 'ß' => "ss", 'ø' => "o", 'Ø' => "O", _ => letter.ToString() });
            }
        }

        return plain.ToString();
    }
}

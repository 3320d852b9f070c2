namespace CxHub.Console.Charts;

/// <summary>How wide a text will be. The server knows no fonts, so this errs on the wide side of the usual system fonts.</summary>
internal static class TextWidth
{
    public static double Of(string text, double size) => text.EnumerateRunes().Sum(rune => Em(rune.Value)) * size;

    /// <summary>The text, or its beginning and an ellipsis where it is too long.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        var kept = text;
        while (kept.Length > 1 && Of(kept + "…", size) > width)
        {
            kept = kept[..^(char.IsLowSurrogate(kept[^1]) && kept.Length > 2 ? 2 : 1)];
        }

        return kept.TrimEnd() + "…";
    }

    private static double Em(int rune) => rune switch
    {
        'i' or 'l' or 'I' or 'j' or '.' or ',' or '\'' or '|' or ':' or ';' or ' ' or '·' or '\u00a0' => 0.33,
        'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' => 0.96,
        >= '0' and <= '9' => 0.6,
        '+' or '−' or '–' => 0.6,
        >= 'A' and <= 'Z' => 0.7,
        < 0x300 => 0.6,
        < 0x1E00 => 0.64,
        < 0x2000 => 0.66,
        _ => 1,
    };
}

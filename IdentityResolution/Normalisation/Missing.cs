namespace CxHub.IdentityResolution.Normalisation;

/// <summary>Texts that stand for "no value". Short ones that are also names ("Na") are not among them.</summary>
internal static class Missing
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "#n/a", "null", "none", "nan", "nil", "unknown", "undefined", "not available", "not provided", "not known", "tbd", "missing",
        "không có", "không rõ", "khong co", "khong ro", "chưa có", "không",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim(" \t\r\n.-_?*/\\,;:'\"()[]<>#\u00A0");
        return trimmed.IsEmpty || (trimmed.Length <= 13 && (Lookup.Contains(trimmed) || Lookup.Contains(text.Trim())));
    }
}

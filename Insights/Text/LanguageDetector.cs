using System.Collections.Frozen;
using System.Text;

namespace CxHub.Insights.Text;

/// <summary>English, Vietnamese (with or without marks) or other. The survey's own language field is asked first, the text second.</summary>
public static class LanguageDetector
{
    private static readonly FrozenSet<string> VietnameseUnmarked = Words(
        "khong ko rat va cua nhung nhieu duoc cho voi la co toi em anh chi minh ban thay co cac nay nhan vien dich vu tot qua lam giao hang nen can se da dang thi ma neu vi khi vao ra len xuong roi cung chua chang bi hoc mon giang vien sinh lop kho de hieu hai long chat luong gia san pham khach nhiet tinh vui ve cam on");

    private static readonly FrozenSet<string> English = Words(
        "the a an is are was were be been i you he she it we they my your his her its our their this that these those and or but not no of in on at to for with from as have has had do does did will would can could should very so too just all good bad great service time when what how why there here me us them am");

    private static readonly FrozenSet<string> OtherLatin = Words(
        "le les une des est et dans pour pas avec vous nous je très mais que qui sur au aux ce cette la el los las una es y en por con para muy pero del como más der die das und ist nicht ein eine mit für auf wir ich sie sehr aber auch den dem het een van niet zijn voor o os um uma não com muito il gli che di non sono molto yang dan tidak ini itu untuk saya sangat");

    /// <param name="declared">A language field such as <c>vi</c>, <c>vi-VN</c>, <c>English</c>; null or unknown words leave it to the text.</param>
    public static Language Detect(string text, string? declared = null) => Declared(declared) ?? FromText(text);

    /// <summary>Letters that only Vietnamese writes, or shares with few others: ă â đ ê ô ơ ư and U+1EA0–U+1EF9.</summary>
    public static bool HasVietnameseMarks(string text) => text.Any(IsVietnamese) || (HasCombining(text) && text.Normalize(NormalizationForm.FormC).Any(IsVietnamese));

    private static Language? Declared(string? declared) => declared?.Trim().ToUpperInvariant() switch
    {
        null or "" or "AUTO" or "UND" => null,
        ['V', 'I'] or ['V', 'I', '-' or '_', ..] or "VIE" or "VIETNAMESE" or "TIẾNG VIỆT" => Language.Vietnamese,
        ['E', 'N'] or ['E', 'N', '-' or '_', ..] or "ENG" or "ENGLISH" => Language.English,
        { Length: 2 } or [_, _, '-' or '_', ..] => Language.Other,
        _ => null,
    };

    private static Language FromText(string text)
    {
        var composed = HasCombining(text) ? text.Normalize(NormalizationForm.FormC) : text;
        var (letters, foreign) = (composed.Count(char.IsLetter), composed.Count(IsOtherScript));

        if (foreign * 2 > letters)
        {
            return Language.Other;
        }

        var (vietnamese, english, other) = CountWords(composed);

        // â ê ô stand in French and Portuguese too; the marks that stand nowhere else decide alone.
        return composed.Any(IsOnlyVietnamese) || (composed.Any(IsVietnamese) && other <= vietnamese) ? Language.Vietnamese
            : other > english && other > vietnamese ? Language.Other
            : vietnamese > english ? Language.Vietnamese
            : Language.English;
    }

    private static (int Vietnamese, int English, int Other) CountWords(string text)
    {
        var (vietnamese, english, other) = (0, 0, 0);
        // The beginning of a long comment says enough.
        var words = text.AsSpan(0, Math.Min(text.Length, 2_000)).ToString().ToLowerInvariant();

        foreach (var token in Tokens.Of(words))
        {
            vietnamese += VietnameseUnmarked.Contains(token) ? 1 : 0;
            english += English.Contains(token) ? 1 : 0;
            other += OtherLatin.Contains(token) ? 1 : 0;
        }

        return (vietnamese, english, other);
    }

    private static bool HasCombining(string text) => text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F') >= 0;

    private static bool IsOnlyVietnamese(char character) => character is 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or (>= '\u1EA0' and <= '\u1EF9');

    private static bool IsVietnamese(char character) => IsOnlyVietnamese(character) || character is 'â' or 'Â' or 'ê' or 'Ê' or 'ô' or 'Ô';

    private static bool IsOtherScript(char character) => char.IsLetter(character) && character is > '\u024F' and (< '\u1E00' or > '\u1EFF');

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

using System.Globalization;

namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// A date of which parts may be unknown (0): from ISO, yyyymmdd, dd/mm/yyyy, mm/dd/yyyy where the day tells, month names, year alone.
/// Years are 1000..2999; a date that no calendar has keeps its parts, so that a mistyped day still compares.
/// </summary>
public readonly record struct DateForm(int Year, int Month, int Day)
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public bool IsFull => Year != 0 && Month != 0 && Day != 0;

    public int Packed => (Year * 10_000) + (Month * 100) + Day;

    public static DateForm FromPacked(int packed) => new(packed / 10_000, packed / 100 % 100, packed % 100);

    /// <summary>Null when the text is no date. <paramref name="monthFirst"/> decides 03/04/1990 only.</summary>
    public static DateForm? Parse(ReadOnlySpan<char> text, bool monthFirst = false)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        text = WithoutTime(text.Trim());

        if (text.Length > 40 || !TrySplit(text, numbers, lengths, out var parts, out var namedMonth))
        {
            return null;
        }

        return namedMonth > 0 ? WithNamedMonth(namedMonth, numbers, lengths, parts) : Plain(numbers, lengths, parts, monthFirst);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Year == 0 ? "????" : Year.ToString("0000", CultureInfo.InvariantCulture))}-{Month:00}-{Day:00}");

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var time = text.IndexOf('T');
        time = time < 0 ? text.IndexOf(' ') : time;
        return time >= 8 && text[(time + 1)..].Contains(':') ? text[..time] : text;
    }

    private static bool TrySplit(ReadOnlySpan<char> text, Span<int> numbers, Span<int> lengths, out int parts, out int namedMonth)
    {
        parts = 0;
        namedMonth = 0;

        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsAsciiDigit(text[i])) { i++; }

                if (parts == 3 || i - start > 8) { return false; }

                lengths[parts] = i - start;
                numbers[parts++] = int.Parse(text[start..i], NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else if (char.IsLetter(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsLetter(text[i])) { i++; }

                namedMonth = i - start >= 3 ? Array.IndexOf(MonthNames, text.Slice(start, 3).ToString().ToLowerInvariant()) + 1 : namedMonth;
            }
            else
            {
                i++;
            }
        }

        return parts > 0;
    }

    private static DateForm? WithNamedMonth(int month, Span<int> numbers, Span<int> lengths, int parts) => parts switch
    {
        1 when lengths[0] == 4 => Checked(numbers[0], month, 0),
        2 when lengths[0] == 4 => Checked(numbers[0], month, numbers[1]),
        2 => Checked(FullYear(numbers[1], lengths[1]), month, numbers[0]),
        _ => null,
    };

    private static DateForm? Plain(Span<int> numbers, Span<int> lengths, int parts, bool monthFirst) => parts switch
    {
        1 when lengths[0] == 8 && numbers[0] / 10_000 is >= 1000 and <= 2999 => Checked(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100),
        1 when lengths[0] == 8 => Checked(numbers[0] % 10_000, numbers[0] / 10_000 % 100, numbers[0] / 1_000_000),
        1 when lengths[0] == 4 => Checked(numbers[0], 0, 0),
        2 when lengths[0] == 4 => Checked(numbers[0], numbers[1], 0),
        2 when lengths[1] == 4 => Checked(numbers[1], numbers[0], 0),
        3 when lengths[0] == 4 => Checked(numbers[0], numbers[1], numbers[2]),
        3 => DayAndMonth(numbers[0], numbers[1], FullYear(numbers[2], lengths[2]), monthFirst),
        _ => null,
    };

    private static DateForm? DayAndMonth(int first, int second, int year, bool monthFirst)
    {
        var swap = (monthFirst && first <= 12) || second > 12;
        return swap ? Checked(year, first, second) : Checked(year, second, first);
    }

    private static int FullYear(int year, int digits) => digits > 2 ? year : year < 30 ? 2000 + year : 1900 + year;

    private static DateForm? Checked(int year, int month, int day) =>
        year is >= 1000 and <= 2999 ? new DateForm(year, month is >= 0 and <= 99 ? month : 0, day is >= 0 and <= 99 ? day : 0) : null;
}

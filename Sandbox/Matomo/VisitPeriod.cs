using System.Globalization;

namespace CxHub.Sandbox.Matomo;

/// <summary>
/// The days a question is about: <c>period=day|week|month|year</c> with a date, or <c>period=range</c> with <c>lastN</c>,
/// <c>previousN</c> or <c>from,to</c>. Without a period all visits count. Days are those of UTC, the site's zone here.
/// </summary>
internal readonly record struct VisitPeriod(DateOnly From, DateOnly To)
{
    public bool Holds(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime) is var day && day >= From && day <= To;

    public static bool TryRead(string? period, string? date, DateTimeOffset now, out VisitPeriod result)
    {
        result = new(DateOnly.MinValue, DateOnly.MaxValue);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return (period, date) switch
        {
            (null, null) => true,
            ("range", { } range) => TryRange(range, today, out result),
            (null, _) or (_, null) => false,
            _ => TryDay(date, today, out var day) && TryAround(period, day, out result),
        };
    }

    private static bool TryRange(string range, DateOnly today, out VisitPeriod result)
    {
        result = default;

        foreach (var (word, end) in new[] { ("last", today), ("previous", today.AddDays(-1)) })
        {
            if (range.StartsWith(word, StringComparison.Ordinal) && int.TryParse(range.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            {
                result = new(end.AddDays(1 - days), end);
                return days > 0;
            }
        }

        if (range.Split(',') is not [var from, var to] || !TryDay(from, today, out var first) || !TryDay(to, today, out var last))
        {
            return false;
        }

        result = new(first, last);
        return first <= last;
    }

    private static bool TryDay(string text, DateOnly today, out DateOnly day)
    {
        day = text is "yesterday" ? today.AddDays(-1) : today;
        return text is "today" or "yesterday" || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static bool TryAround(string period, DateOnly day, out VisitPeriod result)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var month = new DateOnly(day.Year, day.Month, 1);
        var year = new DateOnly(day.Year, 1, 1);
        result = period switch
        {
            "day" => new(day, day),
            "week" => new(monday, monday.AddDays(6)),
            "month" => new(month, month.AddMonths(1).AddDays(-1)),
            "year" => new(year, year.AddYears(1).AddDays(-1)),
            _ => default,
        };
        return result != default;
    }
}

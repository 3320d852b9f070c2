using System.Globalization;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Days from <see cref="From"/> up to, not including, <see cref="Until"/>.</summary>
internal sealed record DayRange(DateOnly From, DateOnly Until);

/// <summary>TODAY, LAST_N_DAYS:7 and their like, as ranges of days in UTC.</summary>
internal static class DateLiterals
{
    public static DayRange? Find(string name, DateOnly today)
    {
        if (name.Split(':') is [var word, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var count))
        {
            return FindCounted(word, count, today);
        }

        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        var week = today.AddDays(-(int)today.DayOfWeek);

        return name switch
        {
            "TODAY" => new(today, today.AddDays(1)),
            "YESTERDAY" => new(today.AddDays(-1), today),
            "TOMORROW" => new(today.AddDays(1), today.AddDays(2)),
            "THIS_WEEK" => new(week, week.AddDays(7)),
            "LAST_WEEK" => new(week.AddDays(-7), week),
            "THIS_MONTH" => new(month, month.AddMonths(1)),
            "LAST_MONTH" => new(month.AddMonths(-1), month),
            "THIS_YEAR" => new(year, year.AddYears(1)),
            "LAST_YEAR" => new(year.AddYears(-1), year),
            "LAST_90_DAYS" => new(today.AddDays(-90), today.AddDays(1)),
            _ => null,
        };
    }

    private static DayRange? FindCounted(string word, int count, DateOnly today) => word switch
    {
        "LAST_N_DAYS" => new(today.AddDays(-count), today.AddDays(1)),
        "NEXT_N_DAYS" => new(today.AddDays(1), today.AddDays(count + 1)),
        "N_DAYS_AGO" => new(today.AddDays(-count), today.AddDays(1 - count)),
        _ => null,
    };
}

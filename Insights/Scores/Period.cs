using System.Globalization;

namespace CxHub.Insights.Scores;

public enum Period
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Names of periods that sort as text; their boundaries are those of the hub's zone, not of UTC.</summary>
public static class Periods
{
    // The store keeps microseconds: an answer at midnight belongs to the day that begins.
    private static readonly TimeSpan JustBefore = TimeSpan.FromMicroseconds(1);

    /// <summary>The periods that a range touches, each cut to the range.</summary>
    public static IEnumerable<(string Name, TimeRange Range)> Split(TimeRange range, Period period, TimeZoneInfo zone)
    {
        var from = range.From;
        while (from < range.To)
        {
            var name = NameOf(from + JustBefore, period, zone);
            var until = range.To;
            for (var day = NextMidnight(from + JustBefore, zone); day <= range.To; day = NextMidnight(day, zone))
            {
                if (NameOf(day, period, zone) != name)
                {
                    until = day - JustBefore;
                    break;
                }
            }

            yield return (name, new(from, until));
            from = until;
        }
    }

    private static DateTimeOffset NextMidnight(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).Date.AddDays(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>2026-03-05, 2026-W10, 2026-03, 2026-Q1 or 2026.</summary>
    public static string NameOf(DateTimeOffset moment, Period period, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;

        return period switch
        {
            Period.Day => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Period.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local):0000}-W{ISOWeek.GetWeekOfYear(local):00}"),
            Period.Month => local.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Period.Quarter => string.Create(CultureInfo.InvariantCulture, $"{local.Year:0000}-Q{(local.Month + 2) / 3}"),
            _ => local.Year.ToString("0000", CultureInfo.InvariantCulture),
        };
    }
}

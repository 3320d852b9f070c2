using System.Globalization;
using CxHub.Domain.Configuration;

namespace CxHub.Activation.FollowUps;

/// <summary>Reads the <c>calendar</c> of <c>followups.yaml</c>: <c>zone</c>, <c>hours: { mon-fri: "08:00-12:00, 13:00-17:00" }</c>, <c>holidays: [2026-01-01]</c>.</summary>
internal static class CalendarReader
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static BusinessCalendar Read(ConfigMap? map, TimeZoneInfo hubZone, ConfigProblems problems)
    {
        if (map is null)
        {
            return BusinessCalendar.Default(hubZone);
        }

        map.AllowOnly(problems, "zone", "hours", "holidays");
        var zone = Zone(map, problems) ?? hubZone;
        var week = map.Map("hours", problems) is { } hours ? Week(hours, problems) : null;
        var holidays = Holidays(map, problems);
        if (week is { } given && given.Values.All(day => day.Count is 0))
        {
            problems.Add(map.Find("hours")!.At, "no day has working hours", "hours: { mon-fri: \"08:00-17:00\" }");
            week = null;
        }

        return week is null ? BusinessCalendar.Default(zone) : new BusinessCalendar(zone, week, holidays);
    }

    private static TimeZoneInfo? Zone(ConfigMap map, ConfigProblems problems)
    {
        if (map.Text("zone", problems) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        problems.Add(map.Find("zone")!.Value.At, $"unknown time zone '{name}'", "an IANA name such as Asia/Ho_Chi_Minh", NearestName.Of(name, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)));
        return null;
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>> Week(ConfigMap hours, ConfigProblems problems)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<WorkingHours>>();
        foreach (var entry in hours.Entries)
        {
            var stretches = Stretches(entry, problems);
            foreach (var day in DaysOf(entry, problems))
            {
                if (!week.TryAdd(day, stretches))
                {
                    problems.Add(entry.At, $"{day} has hours already", "each day once");
                }
            }
        }

        return week;
    }

    private static IEnumerable<DayOfWeek> DaysOf(ConfigEntry entry, ConfigProblems problems)
    {
        var ends = entry.Key.ToLowerInvariant().Split('-', StringSplitOptions.TrimEntries);
        var first = Array.IndexOf(Days, ends[0]);
        var last = Array.IndexOf(Days, ends[^1]);
        if (ends.Length > 2 || first < 0 || last < first)
        {
            problems.Add(entry.At, $"'{entry.Key}' is not a day", "mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri", NearestName.Of(ends[0], Days));
            return [];
        }

        return Enumerable.Range(first, last - first + 1).Select(day => (DayOfWeek)((day + 1) % 7));
    }

    private static List<WorkingHours> Stretches(ConfigEntry entry, ConfigProblems problems)
    {
        List<WorkingHours> stretches = [];
        foreach (var text in ((entry.Value as ConfigScalar)?.Value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = text.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length is 2 && Clock(ends[0]) is { } from && Clock(ends[1]) is { } to && from < to && (stretches.Count is 0 || stretches[^1].To <= from))
            {
                stretches.Add(new WorkingHours(from, to));
            }
            else
            {
                problems.Add(entry.Value.At, $"'{text}' is not a stretch of working time", "stretches in order such as 08:00-12:00, 13:00-17:00");
            }
        }

        return stretches;
    }

    private static HashSet<DateOnly> Holidays(ConfigMap map, ConfigProblems problems)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in map.Texts("holidays", problems))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
            else
            {
                problems.Add(map.Find("holidays")!.Value.At, $"'{text}' is not a day", "days such as 2026-01-01");
            }
        }

        return days;
    }

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

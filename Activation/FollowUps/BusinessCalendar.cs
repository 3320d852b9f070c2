using CxHub.Mapping;

namespace CxHub.Activation.FollowUps;

/// <summary>
/// Working time in one zone: the hours of each weekday, without holidays. All arithmetic is on instants, so a day on which the clocks
/// change has as much working time as its hours really last.
/// </summary>
public sealed class BusinessCalendar
{
    // No working hour in ten years means a calendar without any.
    private const int Horizon = 3660;

    private readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkingHours>> _week;
    private readonly IReadOnlySet<DateOnly> _holidays;

    /// <exception cref="ArgumentException">No weekday has working hours.</exception>
    public BusinessCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkingHours>> week, IReadOnlySet<DateOnly> holidays)
    {
        if (week.Values.All(hours => hours.Count is 0))
        {
            throw new ArgumentException("A calendar needs working hours on at least one weekday.", nameof(week));
        }

        (Zone, _week, _holidays) = (zone, week, holidays);
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Monday to Friday, 08:00 to 17:00.</summary>
    public static BusinessCalendar Default(TimeZoneInfo zone) => new(
        zone,
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .ToDictionary(day => day, _ => (IReadOnlyList<WorkingHours>)[new WorkingHours(new TimeOnly(8, 0), new TimeOnly(17, 0))]),
        new HashSet<DateOnly>());

    /// <summary>Whether people work on this day at all.</summary>
    public bool IsWorkingDay(DateOnly day) => !_holidays.Contains(day) && _week.TryGetValue(day.DayOfWeek, out var hours) && hours.Count > 0;

    /// <summary>The moment at which so much working time has passed since <paramref name="from"/>.</summary>
    public DateTimeOffset AddHours(DateTimeOffset from, TimeSpan workingTime)
    {
        var left = workingTime;
        foreach (var (opens, closes) in WindowsFrom(from))
        {
            var start = opens > from ? opens : from;
            if (left <= closes - start)
            {
                return start + left;
            }

            left -= closes - start;
        }

        throw new ArgumentOutOfRangeException(nameof(workingTime), workingTime, "More working time than the calendar has in ten years.");
    }

    /// <summary>
    /// The same time of day so many working days later. A moment outside working hours counts as the next opening: Saturday plus one
    /// working day is Tuesday at opening time.
    /// </summary>
    public DateTimeOffset AddDays(DateTimeOffset from, int workingDays)
    {
        var start = AddHours(from, TimeSpan.Zero);
        var reading = LocalTime.At(start, Zone);
        var day = DateOnly.FromDateTime(reading);
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        var moved = LocalTime.ToUtc(day.ToDateTime(TimeOnly.FromDateTime(reading)), Zone);
        // Shorter hours on the day reached: not later than its close.
        var closes = Windows(day)[^1].Closes;
        return moved < closes ? moved : closes;
    }

    /// <summary>Working time between two moments; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        foreach (var (opens, closes) in WindowsFrom(from))
        {
            if (opens >= to)
            {
                break;
            }

            total += (closes < to ? closes : to) - (opens > from ? opens : from);
        }

        return total;
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> WindowsFrom(DateTimeOffset from)
    {
        var day = LocalTime.DayOf(from, Zone);
        for (var i = 0; i < Horizon; i++)
        {
            foreach (var window in Windows(day.AddDays(i)).Where(window => window.Closes > from))
            {
                yield return window;
            }
        }
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes)[] Windows(DateOnly day) => !IsWorkingDay(day) ? [] :
    [
        .. _week[day.DayOfWeek]
            .Select(hours => (Opens: LocalTime.ToUtc(day.ToDateTime(hours.From), Zone), Closes: LocalTime.ToUtc(day.ToDateTime(hours.To), Zone)))
            .Where(window => window.Closes > window.Opens),
    ];
}

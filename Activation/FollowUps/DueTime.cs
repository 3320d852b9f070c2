using System.Globalization;
using CxHub.Domain.Configuration;

namespace CxHub.Activation.FollowUps;

/// <summary>
/// How long work may take: working days (<c>1 business day</c>), working hours (<c>24 business hours</c>), or time on the clock
/// (<c>48h</c>).
/// </summary>
internal sealed record DueTime(int? WorkingDays, TimeSpan? WorkingTime, TimeSpan? ClockTime)
{
    /// <summary>Null when the text is none of these.</summary>
    public static DueTime? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var number, "business", var unit] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0)
        {
            return unit switch
            {
                "day" or "days" => new DueTime(amount, null, null),
                "hour" or "hours" => new DueTime(null, TimeSpan.FromHours(amount), null),
                _ => null,
            };
        }

        return ConfigDuration.Parse(text.Trim()) is { } clock && clock > TimeSpan.Zero ? new DueTime(null, null, clock) : null;
    }

    public DateTimeOffset From(DateTimeOffset start, BusinessCalendar calendar) =>
        WorkingDays is { } days ? calendar.AddDays(start, days)
        : WorkingTime is { } hours ? calendar.AddHours(start, hours)
        : start + ClockTime!.Value;

    /// <summary>The time that passes between two moments on the same kind of clock; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to, BusinessCalendar calendar) =>
        ClockTime is null ? calendar.Between(from, to) : to > from ? to - from : TimeSpan.Zero;

    /// <summary>The moment at which so much time has passed on the same kind of clock.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan time, BusinessCalendar calendar) =>
        ClockTime is null ? calendar.AddHours(from, time) : from + time;
}

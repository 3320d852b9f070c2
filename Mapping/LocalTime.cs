namespace CxHub.Mapping;

/// <summary>
/// Between clock readings in a zone and instants in UTC. A reading that the zone skips (clocks go forward) means the first moment
/// after the gap; a reading that occurs twice (clocks go back) means the first of the two.
/// </summary>
public static class LocalTime
{
    /// <summary>The instant, in UTC, at which a clock in <paramref name="zone"/> shows <paramref name="reading"/>.</summary>
    public static DateTimeOffset ToUtc(DateTime reading, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(reading, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            return EndOfGap(local, zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return Clamped(local, offset);
    }

    /// <summary>The first instant, in UTC, of a calendar day in <paramref name="zone"/>.</summary>
    public static DateTimeOffset StartOfDay(DateOnly day, TimeZoneInfo zone) => ToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The calendar day that <paramref name="instant"/> falls on in <paramref name="zone"/>.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(At(instant, zone));

    /// <summary>What a clock in <paramref name="zone"/> shows at <paramref name="instant"/>.</summary>
    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    private static DateTimeOffset EndOfGap(DateTime local, TimeZoneInfo zone)
    {
        // Gaps are whole minutes and at most a day (Samoa skipped a whole day in 2011).
        var valid = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(valid))
        {
            valid = valid.AddMinutes(1);
        }

        return Clamped(valid, zone.GetUtcOffset(valid));
    }

    // The first and last hours of the calendar do not exist in UTC for every zone.
    private static DateTimeOffset Clamped(DateTime local, TimeSpan offset)
    {
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}

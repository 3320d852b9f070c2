using System.Globalization;
using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Transforms;

/// <summary>
/// Reading dates and moments. <c>format</c> is a .NET format, several for several spellings; <c>zone</c> is where readings without an
/// offset were taken, the hub's zone without it. <c>unix</c> and <c>unix-ms</c> count from 1970 in UTC.
/// </summary>
internal static class TimeTransforms
{
    /// <summary>A calendar day. Written as a day it stays that day in every zone.</summary>
    public static Transform? Date(TransformArgument argument) =>
        Of(argument, ValueKind.Date, (value, formats, zone) => Day(value, formats) ?? (Moment(value, formats, zone) is { } instant ? LocalTime.DayOf(instant, zone) : null));

    /// <summary>An instant in UTC.</summary>
    public static Transform? DateTime(TransformArgument argument) =>
        Of(argument, ValueKind.Instant, (value, formats, zone) => Moment(value, formats, zone));

    private static Transform? Of(TransformArgument argument, ValueKind gives, Func<object, IReadOnlyList<string>, TimeZoneInfo, object?> read)
    {
        var given = argument.Node is ConfigScalar { Value: { } single } ? [single] : argument.Settings("format", "zone").Texts("format", argument.Problems);
        var before = argument.Problems.All.Count;
        var zone = argument.Zone();
        var formats = given.Where(format => IsFormat(argument, format)).ToArray();
        if (argument.Problems.All.Count > before)
        {
            return null;
        }

        var what = gives is ValueKind.Date ? "is not a date" : "is not a date and time";
        return new Transform
        {
            Name = argument.Transform,
            Text = $"{argument.Transform}{(formats.Length is 0 ? string.Empty : $" {string.Join(" or ", formats)}")}{(zone is null ? string.Empty : $" in {zone.Id}")}",
            Accepts = [ValueKind.Text, ValueKind.Number, ValueKind.Date, ValueKind.Instant],
            Gives = gives,
            Apply = (value, scope) => read(value, formats, zone ?? scope.Zone) ?? scope.Bad(what),
        };
    }

    private static object? Day(object value, IReadOnlyList<string> formats) => value switch
    {
        DateOnly => value,
        string text when formats.Count > 0 => DateOnly.TryParseExact(text.Trim(), [.. formats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        string text => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        _ => null,
    };

    private static DateTimeOffset? Moment(object value, IReadOnlyList<string> formats, TimeZoneInfo zone)
    {
        if (value is DateTimeOffset or DateOnly || formats.Count is 0)
        {
            return ValueParse.Instant(value, zone);
        }

        if (Unix(value, formats) is { } counted)
        {
            return counted;
        }

        if (ValueText.Of(value) is not { } text || !System.DateTime.TryParseExact(text.Trim(), [.. formats], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var reading))
        {
            return null;
        }

        return reading.Kind is DateTimeKind.Utc ? new DateTimeOffset(reading) : LocalTime.ToUtc(reading, zone);
    }

    private static DateTimeOffset? Unix(object value, IReadOnlyList<string> formats)
    {
        if (!formats.Any(format => format is "unix" or "unix-ms") || ValueParse.Number(value) is not (> -1e15m and < 1e15m and var count))
        {
            return null;
        }

        var ticks = count * (formats.Contains("unix-ms") ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond);
        return ticks >= System.DateTime.MinValue.Ticks - System.DateTime.UnixEpoch.Ticks && ticks <= System.DateTime.MaxValue.Ticks - System.DateTime.UnixEpoch.Ticks
            ? new DateTimeOffset(System.DateTime.UnixEpoch.Ticks + (long)ticks, TimeSpan.Zero)
            : null;
    }

    private static bool IsFormat(TransformArgument argument, string format)
    {
        try
        {
            if (format is "unix" or "unix-ms" || System.DateTime.UnixEpoch.ToString(format, CultureInfo.InvariantCulture) != format)
            {
                return true;
            }
        }
        catch (FormatException)
        {
        }

        argument.Problems.Add(argument.Node!.At, $"'{format}' is not a date format", "for example dd/MM/yyyy, yyyy-MM-dd HH:mm:ss, or unix");
        return false;
    }
}

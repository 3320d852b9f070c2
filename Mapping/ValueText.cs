using System.Globalization;
using CxHub.Domain;

namespace CxHub.Mapping;

/// <summary>Values as text: numbers without grouping, dates <c>yyyy-MM-dd</c>, instants ISO 8601 in UTC with <c>Z</c>.</summary>
internal static class ValueText
{
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        EmailAddress email => email.Value,
        PhoneNumber phone => phone.Value,
        decimal number => Plain(number),
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => Instant(instant),
        IReadOnlyList<object?> list => string.Join(';', list.Select(Of).Where(item => item is not null)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Milliseconds only when there are any.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(instant.Ticks % TimeSpan.TicksPerSecond is 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>9.0 and 9 are the same number and the same text.</summary>
    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace CxHub.Mapping;

/// <summary>Reads the plain forms of values, the ones that need no transform. Null when the value is not one.</summary>
internal static class ValueParse
{
    private static readonly string[] Yes = ["true", "yes", "y", "1", "on", "có", "ja", "oui", "si", "sí"];
    private static readonly string[] No = ["false", "no", "n", "0", "off", "không", "nein", "non"];
    private static readonly string[] OffsetForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmK"];

    public static bool? Boolean(object value) => value switch
    {
        bool flag => flag,
        decimal number when number is 0 or 1 => number is 1,
        string text when Yes.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) => true,
        string text when No.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) => false,
        _ => null,
    };

    public static decimal? Number(object value) => value switch
    {
        decimal number => number,
        string text when decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A date without a time stays that date in every zone; an instant is the day it falls on in <paramref name="zone"/>.</summary>
    public static DateOnly? Date(object value, TimeZoneInfo zone) => value switch
    {
        DateOnly day => day,
        DateTimeOffset instant => LocalTime.DayOf(instant, zone),
        string text when DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        string text when Instant(text, zone) is { } instant => LocalTime.DayOf(instant, zone),
        _ => null,
    };

    /// <summary>ISO 8601. A reading without an offset is one of <paramref name="zone"/>; a date alone is the start of that day there.</summary>
    public static DateTimeOffset? Instant(object value, TimeZoneInfo zone) => value switch
    {
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateOnly day => LocalTime.StartOfDay(day, zone),
        string text => IsoInstant(text.Trim(), zone),
        _ => null,
    };

    private static DateTimeOffset? IsoInstant(string text, TimeZoneInfo zone)
    {
        // Salesforce writes +0000, which no .NET form reads; 2026-03-02 08:15 is common in exports.
        var iso = text.Length > 10 && text[10] is ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11)) : text;
        if (iso.Length > 19 && iso[^5] is '+' or '-' && !iso.AsSpan(^4).Contains(':'))
        {
            iso = string.Concat(iso.AsSpan(0, iso.Length - 2), ":", iso.AsSpan(iso.Length - 2));
        }

        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return LocalTime.StartOfDay(day, zone);
        }

        if (!DateTime.TryParseExact(iso, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var reading))
        {
            return null;
        }

        return reading.Kind is DateTimeKind.Unspecified
            ? LocalTime.ToUtc(reading, zone)
            : DateTimeOffset.ParseExact(iso, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }
}

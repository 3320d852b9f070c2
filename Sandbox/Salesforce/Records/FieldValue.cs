using System.Globalization;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Turns what a client sent into what a row holds. Empty text becomes null, as in the real system.</summary>
internal static class FieldValue
{
    private static readonly string[] DateTimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
    ];

    /// <summary>Throws <see cref="FormatException"/> when the value cannot be of the field's type.</summary>
    public static object? Parse(SObjectField field, object? sent) => (field.Type, sent) switch
    {
        (_, null) => field.Type is "boolean" ? throw new FormatException("a checkbox has no null") : null,
        ("boolean", _) => Flag(sent),
        (_, string { Length: 0 }) => null,
        ("datetime", _) => Moment(sent),
        ("date", _) => Date(sent),
        ("int" or "double" or "currency" or "percent", _) => Number(field, sent),
        (_, string text) => text,
        (_, bool flag) => flag ? "true" : "false",
        (_, double number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new FormatException($"'{sent}' is no text"),
    };

    public static DateTimeOffset Moment(object sent) => sent switch
    {
        DateTimeOffset moment => moment.ToUniversalTime(),
        string text => DateTimeOffset.ParseExact(
            WithColonInOffset(text), DateTimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => throw new FormatException($"'{sent}' is no date-time"),
    };

    public static DateOnly Date(object sent) => sent switch
    {
        DateOnly date => date,
        DateTimeOffset moment => DateOnly.FromDateTime(moment.UtcDateTime),
        string { Length: > 10 } text when text[10] is 'T' => DateOnly.FromDateTime(Moment(text).UtcDateTime),
        string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new FormatException($"'{sent}' is no date"),
    };

    private static bool Flag(object? sent) => sent switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        string and ("1" or "0") => sent is "1",
        _ => throw new FormatException($"'{sent}' is neither true nor false"),
    };

    private static double Number(SObjectField field, object sent)
    {
        var number = sent switch
        {
            double value => value,
            int value => value,
            long value => value,
            decimal value => (double)value,
            string text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            _ => throw new FormatException($"'{sent}' is no number"),
        };

        // The platform rounds to the declared scale rather than refusing the digits.
        return field.Type is "int" ? Math.Round(number) : Math.Round(number, Math.Min(field.Scale, 15), MidpointRounding.AwayFromZero);
    }

    // "+0000" is what the API itself writes, and no .NET format reads it.
    private static string WithColonInOffset(string text) =>
        text.Length > 19 && text[10] is 'T' && text[^5] is ('+' or '-')
            ? text[..^2] + ":" + text[^2..]
            : text;
}

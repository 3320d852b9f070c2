using System.Globalization;

namespace CxHub.Connectors.Salesforce;

/// <summary>Salesforce writes date-times as <c>2026-03-02T08:15:30.000+0000</c>, an offset without colon that the usual parsers refuse.</summary>
internal static class SalesforceTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static DateTimeOffset? Parse(string? text)
    {
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var exact))
        {
            return exact;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var loose) ? loose : null;
    }

    /// <summary>A literal for SOQL: unquoted, UTC, with <c>Z</c> so that no plus sign needs encoding.</summary>
    public static string Literal(DateTimeOffset moment) => moment.UtcDateTime.ToString(
        moment.Millisecond is 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

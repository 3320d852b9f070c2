using System.Globalization;
using System.Text.RegularExpressions;

namespace CxHub.Connectors.Rest;

/// <summary>A way to write a moment: a name (<c>iso8601</c>, <c>unix-seconds</c>, <c>unix-milliseconds</c>, <c>odata-v2</c>) or a .NET format in UTC.</summary>
public sealed partial record RestMoment(string Name)
{
    public static readonly IReadOnlyList<string> Names = ["iso8601", "iso8601-milliseconds", "unix-seconds", "unix-milliseconds", "odata-v2"];

    public static RestMoment Iso { get; } = new("iso8601");

    public string Write(DateTimeOffset moment) => Name switch
    {
        "iso8601" => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "iso8601-milliseconds" => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "unix-seconds" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "unix-milliseconds" => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        "odata-v2" => moment.UtcDateTime.ToString("'datetime'''yyyy-MM-dd'T'HH:mm:ss''''", CultureInfo.InvariantCulture),
        _ => moment.UtcDateTime.ToString(Name, CultureInfo.InvariantCulture),
    };

    /// <summary>Null when the text is no such moment.</summary>
    public DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        switch (Name)
        {
            case "unix-seconds":
                return double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
            case "unix-milliseconds":
                return long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
            case "odata-v2" when ODataTwo().Match(text) is { Success: true } match:
                return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            case "iso8601" or "iso8601-milliseconds" or "odata-v2":
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var iso) ? iso : null;
            default:
                return DateTimeOffset.TryParseExact(text, Name, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var exact) ? exact : null;
        }
    }

    [GeneratedRegex(@"\A/Date\((-?\d+)(?:[+-]\d{4})?\)/\z", RegexOptions.CultureInvariant)]
    private static partial Regex ODataTwo();
}

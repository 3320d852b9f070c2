using System.Globalization;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Query functions of the Microsoft.Dynamics.CRM namespace, as tests of one column's value.</summary>
internal static class CrmFunctions
{
    /// <summary>Null when the function is not known.</summary>
    public static Func<object?, bool>? Compile(string function, IReadOnlyList<object?> arguments, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var values = arguments is [string[] list, ..] ? list : [];
        var count = arguments is [decimal number, ..] ? (int)number : 0;
        var day = arguments is [{ } first, ..] ? Day(first) : null;

        return function switch
        {
            "In" => value => values.Any(one => FilterValue.Same(value, Fit(value, one))),
            "NotIn" => value => value is not null && !values.Any(one => FilterValue.Same(value, Fit(value, one))),
            "Between" => value => FilterValue.Compare(value, Fit(value, values[0])) >= 0 && FilterValue.Compare(value, Fit(value, values[1])) <= 0,
            "NotBetween" => value => value is not null && !(FilterValue.Compare(value, Fit(value, values[0])) >= 0 && FilterValue.Compare(value, Fit(value, values[1])) <= 0),
            "ContainValues" => value => value is string text && text.Split(',').Intersect(values).Any(),
            "Today" => value => Day(value) == today,
            "Yesterday" => value => Day(value) == today.AddDays(-1),
            "LastXDays" => value => Day(value) >= today.AddDays(-count) && Day(value) <= today,
            "NextXDays" => value => Day(value) > today && Day(value) <= today.AddDays(count),
            "LastXHours" => value => value is DateTimeOffset at && at >= now.AddHours(-count) && at <= now,
            "OlderThanXDays" => value => Day(value) < today.AddDays(-count),
            "OlderThanXMonths" => value => Day(value) < today.AddMonths(-count),
            "On" => value => Day(value) == day,
            "OnOrAfter" => value => Day(value) >= day,
            "OnOrBefore" => value => Day(value) <= day,
            "ThisMonth" => value => Day(value) is { } at && at.Year == today.Year && at.Month == today.Month,
            "ThisYear" => value => Day(value)?.Year == today.Year,
            _ => null,
        };
    }

    private static DateOnly? Day(object? value) => value switch
    {
        DateOnly day => day,
        DateTimeOffset moment => DateOnly.FromDateTime(moment.UtcDateTime),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => DateOnly.FromDateTime(moment.UtcDateTime),
        _ => null,
    };

    private static object? Fit(object? like, string text) => like switch
    {
        int or decimal or long when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        Guid when Guid.TryParse(text, out var id) => id,
        DateTimeOffset when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        DateOnly when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => day,
        bool when bool.TryParse(text, out var flag) => flag,
        _ => text,
    };
}

using System.Globalization;
using CxHub.Console.Language;
using CxHub.Insights.Text;

namespace CxHub.Console;

/// <summary>Who looks, when, in which language and zone, and where the console lives: everything a page needs to show a value.</summary>
public sealed record Viewer
{
    public required Words Words { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required DateTimeOffset Now { get; init; }

    public string User { get; init; } = "local";

    /// <summary>Does the viewer hold a role of the sign-in? Without a sign-in everybody who gets here may see everything.</summary>
    public Func<string, bool> IsInRole { get; init; } = _ => true;

    /// <summary>What comments may be about, with its names in both languages.</summary>
    public Taxonomy Topics { get; init; } = Taxonomy.BuiltIn;

    public string HubName { get; init; } = "CxHub";

    public string Version { get; init; } = "";

    /// <summary>Path under which the console lives, without a slash at the end.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>Path of this page below <see cref="PathBase"/>, with the slash in front.</summary>
    public string Path { get; init; } = "/";

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public string StylesheetPath { get; init; } = "";

    public CultureInfo Culture => Words.Culture;

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public DateOnly Today => Day(Now);

    public string Url(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        List<string> parts = [];
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
            }
        }

        var target = $"{PathBase}/{path}";
        return parts.Count is 0 ? target : $"{target}?{string.Join('&', parts)}";
    }

    /// <summary>This page with some of its query values changed; null takes a value away. What the last button did is told once.</summary>
    public string Here(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = Query.Where(pair => pair.Key is not "done" and not "failed").ToList();
        foreach (var (name, value) in changes)
        {
            query.RemoveAll(pair => pair.Key == name);
            query.Add(new(name, value ?? ""));
        }

        return Url(Path.TrimStart('/'), [.. query.Select(pair => (pair.Key, (string?)pair.Value))]);
    }

    public string Number(long value) => value.ToString("N0", Culture);

    public string Number(double value, int digits = 1) => Minus(value.ToString($"N{digits}", Culture));

    public string Amount(decimal value, string? currency) =>
        Minus(value.ToString(value == decimal.Truncate(value) ? "N0" : "N2", Culture)) + (currency is null ? "" : "\u00a0" + currency);

    /// <summary>A share in [0, 1] as per cent.</summary>
    public string Percent(double share, int digits = 0) => Minus((100 * share).ToString($"N{digits}", Culture)) + "\u00a0%";

    /// <summary>With its sign, as scores that may be negative are written.</summary>
    public string WithSign(double value, int digits = 0)
    {
        var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + Number(rounded, digits) : Number(rounded is 0 ? 0 : rounded, digits);
    }

    /// <summary>A true minus sign is as wide as a digit.</summary>
    private static string Minus(string number) => number.Replace('-', '−');
}

using CxHub.Console;
using CxHub.Console.Charts;
using CxHub.Console.Language;
using CxHub.Insights.Scores;

namespace CxHub.Tests.Console.Charts;

/// <summary>Every kind of chart with the data that break charts: nothing, one, two, five hundred, all equal, some missing, long names.</summary>
internal static class Samples
{
    public static Viewer Viewer(Words? words = null) => new()
    {
        Words = words ?? Words.English,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        Now = new(2026, 3, 14, 3, 30, 0, TimeSpan.Zero),
    };

    public static IEnumerable<(string Name, IReadOnlyList<double?> Values)> Values { get; } =
    [
        ("none", []),
        ("one", [42]),
        ("two", [3, 88]),
        ("many", [.. Enumerable.Range(0, 500).Select(i => (double?)(50 + (40 * Math.Sin(i / 9.0))))]),
        ("equal", [.. Enumerable.Repeat((double?)7, 12)]),
        ("zeros", [.. Enumerable.Repeat((double?)0, 5)]),
        ("missing", [4, null, 9, null, null, 2]),
        ("allMissing", [null, null, null]),
        ("tiny", [1e-7, 2e-7]),
        ("huge", [1_250_000_000, 980_000_000, 3]),
    ];

    public static IEnumerable<(string Name, IChart Chart)> All =>
        Values.SelectMany(sample => Of(sample.Values).Select(chart => ($"{chart.GetType().Name} {sample.Name}", chart)));

    private static IEnumerable<IChart> Of(IReadOnlyList<double?> values)
    {
        yield return Line(values);
        yield return new Bars { Title = "Bars", Unit = "answers", Rows = [.. values.Select((value, i) => new BarRow(Name(i), value, i % 2 is 0 ? "n 12" : null))] };
        yield return new DotWhisker { Title = "Dots", Unit = "points", ReferenceName = "all", Reference = 5, Rows = [.. values.Select((value, i) => new WhiskerRow(Name(i), value, value - 3, value + 3, i))] };
        yield return new NpsBars { Title = "NPS", Rows = [.. values.Select((value, i) => new NpsRow(Name(i), Counts(value)))] };
        yield return new Quadrant { Title = "Quadrant", XName = "importance", YName = "performance", Fields = ["Keep", "Improve", "Watch", "Leave"], Points = [.. values.Select((value, i) => new QuadrantPoint(Name(i), value, value is null ? null : (i * 37 % 11) + (value / 2)))] };
        yield return new Waterfall { Title = "Waterfall", Unit = "bits", TotalName = "Match weight", Steps = [.. values.Select((value, i) => new WaterfallStep(Name(i), i % 3 is 1 ? -value : value))] };
        yield return new TimelineStrip { Title = "Timeline", Lanes = ["Feedback", "Visits", "Yêu cầu hỗ trợ khách hàng"], From = new(2025, 1, 5), To = new(2026, 3, 14), Marks = [.. values.Select((_, i) => new TimelineMark(new DateOnly(2025, 1, 5).AddDays(i % 430), i % 2 is 0 ? "Feedback" : "Visits", Name(i)))] };
        yield return new PathFlow { Title = "Paths", Links = [.. values.Take(24).Select((value, i) => new PathLink(i % 3, Name(i % 4), i % 5 is 4 ? "left" : Name((i + 1) % 4), (long)Math.Clamp(value ?? 0, 0, 1e6), i % 5 is 4))] };
        yield return new Sparkline { Title = "Spark", Values = values };
    }

    private static LineChart Line(IReadOnlyList<double?> values) => new()
    {
        Title = "Line",
        Unit = "points",
        WithZero = true,
        Series =
        [
            new("relational", [.. values.Select((value, i) => new LinePoint(new DateOnly(2019, 1, 1).AddMonths(i % 400), value, value - 5, value + 5, i))]),
            new("transactional", [.. values.Select((value, i) => new LinePoint(new DateOnly(2019, 1, 1).AddMonths(i % 400), value + 1))]),
        ],
    };

    private static NpsCounts Counts(double? value) => value is { } known ? new((long)Math.Min(known, 1e6), 10, (long)Math.Min(known, 1e6) / 2) : default;

    private static string Name(int i) => (i % 4) switch
    {
        0 => $"giao hàng {i}",
        1 => $"sales visit {i}",
        2 => $"A touchpoint with quite a long name that goes on {i}",
        _ => $"web {i}",
    };
}

using CxHub.Console.Sheets;
using static CxHub.Console.Charts.Sketch;

namespace CxHub.Console.Charts;

/// <summary>Values over time with the band of their intervals; up to four series, named at their ends.</summary>
public sealed record LineChart : IChart
{
    public required string Title { get; init; }

    public string? Note { get; init; }

    /// <summary>What the vertical axis counts.</summary>
    public required string Unit { get; init; }

    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>The least and the greatest value the measure can have; the axis never goes beyond.</summary>
    public double Floor { get; init; } = double.NegativeInfinity;

    public double Ceiling { get; init; } = double.PositiveInfinity;

    public bool WithZero { get; init; }

    /// <summary>Values that may be negative are written with their sign.</summary>
    public bool WithSign { get; init; }

    public bool IsEmpty => Series.All(series => series.Points.All(point => point.Value is null));

    public Drawing Draw(double width, Viewer viewer)
    {
        var height = width < 480 ? 208 : 236;
        Sketch sketch = new(width);
        var values = Series.SelectMany(series => series.Points).SelectMany(point => new[] { point.Value, point.Lower, point.Upper }).OfType<double>();
        var y = Scale.Around(values, height - 28, 28, WithZero, Floor, Ceiling);
        var ticks = y.Ticks(4);
        var digits = y.Digits(4);
        var left = ticks.Max(tick => TextWidth.Of(Written(viewer, tick, digits), 12)) + 10;
        var namesAbove = width < 400 && Series.Count > 1;
        var ends = Ends(viewer, namesAbove, width * 0.3);
        var right = width - ends.Select(end => TextWidth.Of(end.Words, 12)).DefaultIfEmpty(0).Max() - 12;

        Axis(sketch, viewer, y, ticks, digits, left, right);
        if (namesAbove)
        {
            Names(sketch);
        }

        var x = Days(left + 4, right - 4);
        DayTicks(sketch, viewer, x, height);
        foreach (var (series, number) in Series.Select((series, i) => (series, Math.Min(i + 1, 4))))
        {
            DrawSeries(sketch, viewer, series, number, x, y, digits);
        }

        EndLabels(sketch, ends, right, y, height);
        return sketch.Finish(height);
    }

    public Sheet ToSheet(Viewer viewer) => new("series", Title,
        [
            new("series", viewer.Words["Series"]), new("at", viewer.Words["Date"]), new("value", Unit, true), new("lower", viewer.Words["Lower"], true),
            new("upper", viewer.Words["Upper"], true), new("n", "n", true),
        ],
        [.. Series.SelectMany(series => series.Points.Select(point => (IReadOnlyList<object?>)[series.Name, point.At, point.Value, point.Lower, point.Upper, point.N]))]);

    private void Axis(Sketch sketch, Viewer viewer, Scale y, IReadOnlyList<double> ticks, int digits, double left, double right)
    {
        sketch.Label(0, 12, Unit, Anchor.Start, "c-axis");
        foreach (var tick in ticks)
        {
            sketch.Line(left, y.Of(tick), right, y.Of(tick), tick is 0 && y.Min < 0 ? "c-zero" : "c-grid");
            sketch.Label(left - 6, y.Of(tick) + 4, Written(viewer, tick, digits), Anchor.End, "c-axis");
        }
    }

    /// <summary>Names of the series along the top, each in its colour: at their ends there is no room.</summary>
    private void Names(Sketch sketch)
    {
        var x = TextWidth.Of(Unit, 12) + 16;
        foreach (var (series, number) in Series.Select((series, i) => (series, Math.Min(i + 1, 4))))
        {
            var name = TextWidth.Fit(series.Name, 12, Math.Max(24, (sketch.Width - x) / (Series.Count - number + 1)));
            sketch.LabelIfFree(x, 12, name, Anchor.Start, $"c-strong s{number}");
            x += TextWidth.Of(name, 12) + 14;
        }
    }

    private IEnumerable<LinePoint> Known => Series.SelectMany(series => series.Points).Where(point => point.Value is not null);

    private Scale Days(double from, double to)
    {
        var days = Known.Select(point => point.At.DayNumber).ToList();
        return days.Min() == days.Max() ? new(days[0] - 1, days[0] + 1, from, to) : new(days.Min(), days.Max(), from, to);
    }

    /// <summary>Months under the axis, as many as fit.</summary>
    private void DayTicks(Sketch sketch, Viewer viewer, Scale x, double height)
    {
        var (first, last) = (Known.Min(point => point.At), Known.Max(point => point.At));
        var days = Series.SelectMany(series => series.Points).Select(point => point.At).Where(day => day >= first && day <= last).Distinct().Order().ToList();
        var monthly = days[^1].DayNumber - days[0].DayNumber > 62 || days.All(day => day.Day is 1);
        string Name(DateOnly day) => monthly ? viewer.MonthText(day) : viewer.DateText(day);
        var room = days.Max(day => TextWidth.Of(Name(day), 12)) + 14;
        var fitting = Math.Max(1, (int)((x.To - x.From) / room) + 1);
        var every = Math.Max(1, (int)Math.Ceiling((double)days.Count / fitting));

        for (var i = days.Count - 1; i >= 0; i -= every)
        {
            var at = x.Of(days[i].DayNumber);
            var half = TextWidth.Of(Name(days[i]), 12) / 2;
            sketch.LabelIfFree(Math.Clamp(at, half, sketch.Width - half), height - 6, Name(days[i]), Anchor.Middle, "c-axis");
        }
    }

    private void DrawSeries(Sketch sketch, Viewer viewer, LineSeries series, int number, Scale x, Scale y, int digits)
    {
        var points = series.Points.OrderBy(point => point.At).ToList();
        foreach (var run in Runs(points, point => point is { Lower: not null, Upper: not null }))
        {
            var upper = run.Select(point => (x.Of(point.At.DayNumber), y.Within(point.Upper!.Value)));
            var lower = run.AsEnumerable().Reverse().Select(point => (x.Of(point.At.DayNumber), y.Within(point.Lower!.Value)));
            sketch.Path(Through(upper.Concat(lower)) + "Z", $"c-band s{number}");
        }

        sketch.Path(Through(points.Select(point => (x.Of(point.At.DayNumber), point.Value is { } value ? y.Within(value) : double.NaN))), $"c-line s{number}");
        if (points.Count > 40)
        {
            return;
        }

        foreach (var point in points.Where(point => point.Value is not null))
        {
            var few = point.N is < 30;
            sketch.Dot(x.Of(point.At.DayNumber), y.Within(point.Value!.Value), 3.5, few ? $"c-few c-whisker s{number}" : $"c-dot s{number}", Tip(viewer, point, digits));
        }
    }

    private string Tip(Viewer viewer, LinePoint point, int digits)
    {
        var range = point is { Lower: { } lower, Upper: { } upper } ? $" ({Written(viewer, lower, digits)} … {Written(viewer, upper, digits)})" : "";
        var count = point.N is { } n ? $", n {viewer.Number(n)}" : "";
        return $"{viewer.DateText(point.At)}: {Written(viewer, point.Value!.Value, Math.Max(1, digits))}{range}{count}";
    }

    private List<(string Words, double Value, int Number)> Ends(Viewer viewer, bool valuesOnly, double room) =>
    [
        .. Series.Select((series, i) => (Series: series, Last: series.Points.Where(point => point.Value is not null).MaxBy(point => point.At), Number: Math.Min(i + 1, 4)))
            .Where(end => end.Last is not null)
            .Select(end => (TextWidth.Fit(valuesOnly || Series.Count is 1 ? Written(viewer, end.Last!.Value!.Value, 0) : $"{end.Series.Name} {Written(viewer, end.Last!.Value!.Value, 0)}", 12, room), end.Last.Value!.Value, end.Number)),
    ];

    /// <summary>Names at the ends of the lines, pushed apart where the lines end close together.</summary>
    private static void EndLabels(Sketch sketch, List<(string Words, double Value, int Number)> ends, double right, Scale y, double height)
    {
        var placed = Spread.Apart([.. ends.Select(end => y.Within(end.Value) + 4)], 15, 24, height - 22);
        foreach (var (end, at) in ends.Zip(placed))
        {
            sketch.Label(right + 6, at, end.Words, Anchor.Start, $"c-strong s{end.Number}");
        }
    }

    private string Written(Viewer viewer, double value, int digits) => WithSign ? viewer.WithSign(value, digits) : viewer.Number(value, digits);

    private static IEnumerable<List<LinePoint>> Runs(IEnumerable<LinePoint> points, Func<LinePoint, bool> has)
    {
        List<LinePoint> run = [];
        foreach (var point in points)
        {
            if (has(point))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}

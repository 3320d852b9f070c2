using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>Points in four fields, for example importance against performance. Names are written where they cover no other; the table has all.</summary>
public sealed record Quadrant : IChart
{
    public required string Title { get; init; }

    public string? Note { get; init; }

    public required string XName { get; init; }

    public required string YName { get; init; }

    /// <summary>In the order in which names get their place.</summary>
    public required IReadOnlyList<QuadrantPoint> Points { get; init; }

    /// <summary>Where the fields meet; the medians when not given.</summary>
    public double? SplitX { get; init; }

    public double? SplitY { get; init; }

    /// <summary>Names of the fields: top left, top right, bottom left, bottom right.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    private IEnumerable<QuadrantPoint> Known => Points.Where(point => point is { X: not null, Y: not null });

    public bool IsEmpty => !Known.Any();

    public Drawing Draw(double width, Viewer viewer)
    {
        var height = Math.Clamp(width * 0.62, 280, 460);
        Sketch sketch = new(width);
        var y = Scale.Around(Known.Select(point => point.Y!.Value).Append(SplitY ?? Known.First().Y!.Value), height - 46, 28);
        var digits = y.Digits(4);
        var left = y.Ticks(4).Max(tick => TextWidth.Of(viewer.Number(tick, digits), 12)) + 8;
        var x = Scale.Around(Known.Select(point => point.X!.Value).Append(SplitX ?? Known.First().X!.Value), left + 10, width - 12);

        Axes(sketch, viewer, x, y, left, height);
        var points = Known.Select(point => (Point: point, X: x.Of(point.X!.Value), Y: y.Of(point.Y!.Value))).ToList();
        foreach (var (point, px, py) in points)
        {
            sketch.Dot(px, py, 4.5, point.Tone.Length > 0 ? $"c-dot c-{point.Tone}" : "c-dot s1", $"{point.Name}: {viewer.Number(point.X!.Value)}, {viewer.Number(point.Y!.Value)}");
        }

        var dots = points.Select(point => new Area(point.X - 4, point.Y - 4, point.X + 4, point.Y + 4)).ToList();
        foreach (var (point, px, py) in points)
        {
            Name(sketch, point.Name, px, py, dots, new(left, 20, width, height - 40));
        }

        return sketch.Finish(height);
    }

    public Sheet ToSheet(Viewer viewer) => new("points", Title,
        [new("name", viewer.Words["Name"]), new("x", XName, true, 2), new("y", YName, true, 2)],
        [.. Points.Select(point => (IReadOnlyList<object?>)[point.Name, point.X, point.Y])]);

    private void Axes(Sketch sketch, Viewer viewer, Scale x, Scale y, double left, double height)
    {
        var (splitX, splitY) = (x.Within(SplitX ?? Median(Known.Select(point => point.X!.Value))), y.Within(SplitY ?? Median(Known.Select(point => point.Y!.Value))));
        var (xDigits, yDigits) = (x.Digits(4), y.Digits(4));
        foreach (var tick in y.Ticks(4))
        {
            sketch.Line(left, y.Of(tick), sketch.Width, y.Of(tick), "c-grid");
            sketch.Label(left - 6, y.Of(tick) + 4, viewer.Number(tick, yDigits), Anchor.End, "c-axis");
        }

        foreach (var tick in x.Ticks(sketch.Width < 480 ? 3 : 5))
        {
            sketch.LabelIfFree(x.Of(tick), height - 26, viewer.Number(tick, xDigits), Anchor.Middle, "c-axis");
        }

        sketch.Line(splitX, 20, splitX, y.From, "c-target");
        sketch.Line(left, splitY, sketch.Width, splitY, "c-target");
        sketch.Label(0, 12, TextWidth.Fit("↑ " + YName, 12, sketch.Width), Anchor.Start, "c-axis");
        sketch.Label(sketch.Width, height - 6, TextWidth.Fit(XName + " →", 12, sketch.Width), Anchor.End, "c-axis");
        FieldNames(sketch, left, splitX, y);
    }

    private void FieldNames(Sketch sketch, double left, double splitX, Scale y)
    {
        var places = new[] { (left + 4, y.To + 2, Anchor.Start), (sketch.Width - 2, y.To + 2, Anchor.End), (left + 4, y.From - 6, Anchor.Start), (sketch.Width - 2, y.From - 6, Anchor.End) };
        foreach (var (name, (px, py, anchor)) in Fields.Zip(places))
        {
            var room = (anchor is Anchor.Start ? splitX - left : sketch.Width - splitX) - 8;
            if (TextWidth.Of(name, 11) <= room)
            {
                sketch.LabelIfFree(px, py, name, anchor, "c-soft", 11);
            }
        }
    }

    /// <summary>Right, left, above, below: the first place where the name covers neither another name nor a dot.</summary>
    private static void Name(Sketch sketch, string name, double x, double y, List<Area> dots, Area plot)
    {
        var places = new[]
        {
            (x + 8, y + 4, Anchor.Start), (x - 8, y + 4, Anchor.End), (x, y - 9, Anchor.Middle), (x, y + 17, Anchor.Middle), (x + 6, y - 7, Anchor.Start), (x + 6, y + 15, Anchor.Start), (x - 6, y - 7, Anchor.End),
            (x - 6, y + 15, Anchor.End),
        };
        foreach (var (px, py, anchor) in places)
        {
            var area = new Shape.Label(px, py, name, anchor, "", 12).Area;
            if (plot.Contains(area) && sketch.IsFree(area) && dots.All(dot => !dot.Overlaps(area)))
            {
                sketch.Label(px, py, name, anchor);
                return;
            }
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>One value per row with its interval: shares, scores, effects.</summary>
public sealed record DotWhisker : IChart
{
    private const double Thickness = 12;

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<WhiskerRow> Rows { get; init; }

    /// <summary>Values are shares in [0, 1] and written as per cent.</summary>
    public bool Percent { get; init; }

    public bool WithSign { get; init; }

    public int Digits { get; init; }

    public bool WithZero { get; init; } = true;

    public double Floor { get; init; } = double.NegativeInfinity;

    public double Ceiling { get; init; } = double.PositiveInfinity;

    /// <summary>A value to compare with, drawn as a dashed line through all rows: a target, an average, no effect.</summary>
    public double? Reference { get; init; }

    public string? ReferenceName { get; init; }

    public bool IsEmpty => Rows.All(row => row.Value is null);

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var layout = RowLayout.Of(width, Rows.Select(row => row.Name), Rows.Select(row => Words(viewer, row)), Thickness);
        var bottom = layout.Top(Rows.Count) + 4;
        var x = Scale.Around(
            Rows.SelectMany(row => new[] { row.Value, row.Lower, row.Upper }).Append(Reference).OfType<double>(), layout.Left + 6, layout.Right - 6, WithZero, Floor, Ceiling);

        Axis(sketch, viewer, layout, x, bottom);
        for (var i = 0; i < Rows.Count; i++)
        {
            Row(sketch, viewer, layout, x, i);
        }

        return sketch.Finish(bottom + 38);
    }

    public Sheet ToSheet(Viewer viewer) => new("rows", Title,
        [
            new("name", viewer.Words["Group"]), new("value", Unit, true, Math.Max(1, Digits), Percent), new("lower", viewer.Words["Lower"], true, 1, Percent),
            new("upper", viewer.Words["Upper"], true, 1, Percent), new("n", "n", true),
        ],
        [.. Rows.Select(row => (IReadOnlyList<object?>)[row.Name, row.Value, row.Lower, row.Upper, row.N])]);

    private void Axis(Sketch sketch, Viewer viewer, RowLayout layout, Scale x, double bottom)
    {
        var ticks = x.Ticks(sketch.Width < 300 ? 3 : 5);
        var digits = x.Digits(sketch.Width < 300 ? 3 : 5);
        foreach (var tick in ticks)
        {
            layout.Upright(sketch, Rows.Count, Thickness, x.Of(tick), tick is 0 ? "c-zero" : "c-grid");
        }

        if (Reference is { } reference)
        {
            layout.Upright(sketch, Rows.Count, Thickness, x.Of(reference), "c-target");
        }

        foreach (var tick in ticks)
        {
            var words = Written(viewer, tick, Math.Max(0, Percent ? digits - 2 : digits));
            var half = TextWidth.Of(words, 12) / 2;
            sketch.LabelIfFree(Math.Clamp(x.Of(tick), half, sketch.Width - half), bottom + 15, words, Anchor.Middle, "c-axis");
        }

        var legend = ReferenceName is null ? Unit : $"{Unit} · - - {ReferenceName}";
        sketch.Label(x.From, bottom + 32, TextWidth.Fit(legend, 12, sketch.Width - x.From), Anchor.Start, "c-axis");
    }

    private void Row(Sketch sketch, Viewer viewer, RowLayout layout, Scale x, int i)
    {
        var row = Rows[i];
        var y = layout.Middle(i, Thickness);
        layout.Names(sketch, i, Thickness, row.Name, Words(viewer, row));
        if (row is { Lower: { } lower, Upper: { } upper })
        {
            var (from, to) = (x.Within(lower), x.Within(upper));
            sketch.Line(from, y, to, y, $"c-whisker {row.Tone}");
            sketch.Line(from, y - 4, from, y + 4, $"c-whisker {row.Tone}");
            sketch.Line(to, y - 4, to, y + 4, $"c-whisker {row.Tone}");
        }

        if (row.Value is { } value)
        {
            sketch.Dot(x.Within(value), y, 5, row.Tone.Length > 0 ? $"c-dot c-{row.Tone}" : "c-dot s1", $"{row.Name}: {Words(viewer, row)}");
        }
    }

    private string Words(Viewer viewer, WhiskerRow row) => row.Value is { } value
        ? $"{Written(viewer, value, Digits)}{(row.N is { } n ? $" · n {viewer.Number(n)}" : "")}"
        : viewer.Words["no value"];

    private string Written(Viewer viewer, double value, int digits) =>
        Percent ? viewer.Percent(value, digits) : WithSign ? viewer.WithSign(value, digits) : viewer.Number(value, digits);
}

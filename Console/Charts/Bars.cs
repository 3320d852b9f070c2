using CxHub.Console.Sheets;

namespace CxHub.Console.Charts;

/// <summary>Horizontal bars from zero.</summary>
public sealed record Bars : IChart
{
    private const double Thickness = 14;

    public required string Title { get; init; }

    public string? Note { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<BarRow> Rows { get; init; }

    public int Digits { get; init; }

    /// <summary>Values are shares in [0, 1] and written as per cent.</summary>
    public bool Percent { get; init; }

    public bool IsEmpty => Rows.All(row => row.Value is null);

    public Drawing Draw(double width, Viewer viewer)
    {
        Sketch sketch = new(width);
        var layout = RowLayout.Of(width, Rows.Select(row => row.Name), Rows.Select(row => Words(viewer, row)), Thickness);
        var x = Range(layout);
        if (x.Min < 0)
        {
            layout.Upright(sketch, Rows.Count, Thickness, x.Of(0), "c-zero");
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            layout.Names(sketch, i, Thickness, Rows[i].Name, Words(viewer, Rows[i]));
            if (Rows[i].Value is { } value)
            {
                var (from, to) = (x.Of(Math.Min(0, value)), x.Of(Math.Max(0, value)));
                var css = Rows[i].Tone.Length > 0 ? $"c-bar c-{Rows[i].Tone}" : "c-bar s1";
                sketch.Box(from, layout.Middle(i, Thickness) - (Thickness / 2), Math.Max(value is 0 ? 0 : 1, to - from), Thickness, css, $"{Rows[i].Name}: {Words(viewer, Rows[i])}", 2);
            }
        }

        return sketch.Finish(layout.Top(Rows.Count) + 4);
    }

    public Sheet ToSheet(Viewer viewer) => new("bars", Title,
        [new("name", viewer.Words["Group"]), new("value", Unit, true, Percent ? 1 : Digits, Percent), new("note", viewer.Words["Note"])],
        [.. Rows.Select(row => (IReadOnlyList<object?>)[row.Name, row.Value, row.Note])]);

    /// <summary>The longest bar fills the plot: the numbers stand beside the bars, so no axis is needed.</summary>
    private Scale Range(RowLayout layout)
    {
        var values = Rows.Select(row => row.Value).OfType<double>().Where(double.IsFinite).ToList();
        var (min, max) = (Math.Min(0, values.DefaultIfEmpty(0).Min()), Math.Max(0, values.DefaultIfEmpty(0).Max()));
        return max - min > 0 ? new(min, max, layout.Left, layout.Right) : new(0, 1, layout.Left, layout.Right);
    }

    private string Words(Viewer viewer, BarRow row)
    {
        var value = row.Value is not { } number ? viewer.Words["no value"] : Percent ? viewer.Percent(number, Digits) : viewer.Number(number, Digits);
        return row.Note is null ? value : $"{value} · {row.Note}";
    }
}

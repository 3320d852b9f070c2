namespace CxHub.Console.Charts;

/// <summary>Charts of one row per name: the name left of the plot, or above it where the drawing is narrow; a text in a column at the right.</summary>
internal sealed record RowLayout(double Left, double Right, double RowHeight, double NameRoom, bool NameAbove)
{
    public static RowLayout Of(double width, IEnumerable<string> names, IEnumerable<string> notes, double thickness)
    {
        var widest = names.Select(name => TextWidth.Of(name, 12)).DefaultIfEmpty(0).Max();
        var note = notes.Select(words => TextWidth.Of(words, 12)).DefaultIfEmpty(0).Max();
        var above = width < 400 || widest > width * 0.4;
        return above
            ? new(4, width - 4, thickness + 26, Math.Max(40, width - note - 12), true)
            : new(widest + 12, width - note - 12, thickness + 14, widest + 1, false);
    }

    public double Top(int row) => row * RowHeight;

    /// <summary>Middle of the mark that stands for the row's value.</summary>
    public double Middle(int row, double thickness) => Top(row) + (NameAbove ? 20 + (thickness / 2) : RowHeight / 2);

    /// <summary>A line across all rows; where names stand above the marks it is interrupted, so that it runs through no word.</summary>
    public void Upright(Sketch sketch, int rows, double thickness, double x, string css)
    {
        if (!NameAbove)
        {
            sketch.Line(x, 0, x, Top(rows), css);
            return;
        }

        for (var row = 0; row < rows; row++)
        {
            sketch.Line(x, Middle(row, thickness) - (thickness / 2) - 2, x, Middle(row, thickness) + (thickness / 2) + 2, css);
        }
    }

    public void Names(Sketch sketch, int row, double thickness, string name, string note, string css = "c-label", string noteCss = "c-soft")
    {
        var line = NameAbove ? Top(row) + 13 : Middle(row, thickness) + 4;
        sketch.Label(0, line, TextWidth.Fit(name, 12, NameRoom), Anchor.Start, css);
        sketch.Label(sketch.Width, line, note, Anchor.End, noteCss);
    }
}

namespace CxHub.Console.Charts;

/// <summary>Charts of one row per name: the name left of the plot, or above it where the drawing is narrow; a text in a column at the right.</summary>
internal sealed record RowLayout(double Left, double Right, double RowHeight, double NameRoom, bool NameAbove)
{
    public static RowLayout Of(double width, IEnumerable<string> names, IEnumerable<string> notes, double thickness)
    {
        var widest = names.Select(name => TextWidth.Of(name, 12)).DefaultIfEmpty(0).Max();
        var note = notes.Select(words => TextWidth.Of(words, 12)).DefaultIfEmpty(0).Max();
        var above = width < 480 || widest > width * 0.34;
        return above
            ? new(4, width - 4, thickness + 26, Math.Max(40, width - note - 12), true)
            : new(widest + 12, width - note - 12, thickness + 14, widest + 1, false);
    }

    public double Top(int row) => row * RowHeight;

    /// <summary>Middle of the mark that stands for the row's value.</summary>
    public double Middle(int row, double thickness) => Top(row) + (NameAbove ? 20 + (thickness / 2) : RowHeight / 2);

    public void Names(Sketch sketch, int row, double thickness, string name, string note, string css = "c-label", string noteCss = "c-soft")
    {
        var line = NameAbove ? Top(row) + 13 : Middle(row, thickness) + 4;
        sketch.Label(0, line, TextWidth.Fit(name, 12, NameRoom), Anchor.Start, css);
        sketch.Label(sketch.Width, line, note, Anchor.End, noteCss);
    }
}

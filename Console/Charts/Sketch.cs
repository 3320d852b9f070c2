using System.Globalization;
using System.Text;

namespace CxHub.Console.Charts;

/// <summary>Collects the shapes of a chart.</summary>
internal sealed class Sketch(double width)
{
    private readonly List<Shape> _shapes = [];

    public double Width { get; } = width;

    public void Line(double x1, double y1, double x2, double y2, string css) => _shapes.Add(new Shape.Line(x1, y1, x2, y2, css));

    public void Box(double x, double y, double boxWidth, double height, string css, string? tip = null, double radius = 0) =>
        _shapes.Add(new Shape.Box(x, y, Math.Max(0, boxWidth), Math.Max(0, height), css, tip, radius));

    public void Dot(double x, double y, double radius, string css, string? tip = null) => _shapes.Add(new Shape.Dot(x, y, radius, css, tip));

    public void Path(string commands, string css, string? tip = null) => _shapes.Add(new Shape.Path(commands, css, tip));

    public void Label(double x, double y, string words, Anchor anchor = Anchor.Start, string css = "c-label", double size = 12) =>
        _shapes.Add(new Shape.Label(x, y, words, anchor, css, size));

    /// <summary>Writes the label only where it covers no other and stays inside the drawing.</summary>
    public bool LabelIfFree(double x, double y, string words, Anchor anchor, string css = "c-label", double size = 12)
    {
        var label = new Shape.Label(x, y, words, anchor, css, size);
        var free = label.Area.Left >= 0 && label.Area.Right <= Width && _shapes.OfType<Shape.Label>().All(other => !other.Area.Overlaps(label.Area, 2));
        if (free)
        {
            _shapes.Add(label);
        }

        return free;
    }

    public bool IsFree(Area area) => _shapes.OfType<Shape.Label>().All(other => !other.Area.Overlaps(area, 1));

    public Drawing Finish(double height) => new(Width, height, _shapes);

    /// <summary>A line through points; a missing value (NaN) leaves a gap.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points)
    {
        StringBuilder path = new();
        var pen = 'M';
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(y))
            {
                pen = 'M';
                continue;
            }

            path.Append(pen).Append(N(x)).Append(' ').Append(N(y));
            pen = 'L';
        }

        return path.ToString();
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}

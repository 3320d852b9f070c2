namespace CxHub.Console.Charts;

/// <summary>A finished chart of a given width.</summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    /// <summary>The widths every chart is drawn in; the stylesheet shows the widest that fits its place, so type keeps its size on every screen.</summary>
    public static IReadOnlyList<int> Widths { get; } = [256, 320, 440, 580, 760];

    public IEnumerable<Shape.Label> Labels => Shapes.OfType<Shape.Label>();
}

namespace CxHub.Console.Charts;

/// <summary>A finished chart of a given width.</summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    public static IReadOnlyList<int> Widths { get; } = [320, 480, 720, 960];

    public IEnumerable<Shape.Label> Labels => Shapes.OfType<Shape.Label>();
}

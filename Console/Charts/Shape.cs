namespace CxHub.Console.Charts;

/// <summary>What a chart is drawn of. Lengths are pixels of the drawing; colours come from the stylesheet by class.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    public sealed record Line(double X1, double Y1, double X2, double Y2, string Css) : Shape;

    public sealed record Box(double X, double Y, double Width, double Height, string Css, string? Tip = null, double Radius = 0) : Shape;

    public sealed record Dot(double X, double Y, double Radius, string Css, string? Tip = null) : Shape;

    public sealed record Path(string Commands, string Css, string? Tip = null) : Shape;

    /// <summary>A text; <c>Y</c> is its base line.</summary>
    public sealed record Label(double X, double Y, string Words, Anchor Anchor, string Css, double Size = 12) : Shape
    {
        /// <summary>The space it takes, estimated from above so that labels that do not touch here do not touch on a screen.</summary>
        public Area Area
        {
            get
            {
                var width = TextWidth.Of(Words, Size);
                var left = Anchor switch { Anchor.Start => X, Anchor.Middle => X - (width / 2), _ => X - width };
                return new(left, Y - (0.95 * Size), left + width, Y + (0.28 * Size));
            }
        }
    }
}

public enum Anchor
{
    Start,
    Middle,
    End,
}

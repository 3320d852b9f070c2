namespace CxHub.Insights.Statistics;

/// <summary>A closed range that holds the true value with the stated confidence (95 % unless the producer says otherwise).</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Half of the width; the "±" of symmetric intervals.</summary>
    public double HalfWidth => (Upper - Lower) / 2;

    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>The same interval cut to what the measure can be at all; for display, never for further computing.</summary>
    public Interval ClippedTo(double minimum, double maximum) => new(Math.Clamp(Lower, minimum, maximum), Math.Clamp(Upper, minimum, maximum));

    public Interval Times(double factor) => factor >= 0 ? new(Lower * factor, Upper * factor) : new(Upper * factor, Lower * factor);

    public static Interval Around(double centre, double halfWidth) => new(centre - halfWidth, centre + halfWidth);
}

namespace CxHub.Tests.Support.Browsing;

/// <summary>A size of window, light or dark.</summary>
public sealed record Screen(int Width, int Height, bool Dark)
{
    /// <summary>A phone and a laptop, light and dark.</summary>
    public static IReadOnlyList<Screen> All { get; } = [new(390, 844, false), new(390, 844, true), new(1280, 900, false), new(1280, 900, true)];

    public override string ToString() => $"{Width}x{Height} {(Dark ? "dark" : "light")}";
}

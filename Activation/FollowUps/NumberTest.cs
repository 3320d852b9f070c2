using System.Globalization;

namespace CxHub.Activation.FollowUps;

/// <summary>A test on a number as admins write it: <c>&lt;= 6</c>, <c>&gt; 8</c>, <c>7..8</c>, <c>3</c>.</summary>
internal sealed record NumberTest(string Text, double Least, double Most, bool WithoutLeast, bool WithoutMost)
{
    /// <summary>Null when the text is no such test.</summary>
    public static NumberTest? Parse(string text)
    {
        var bare = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        foreach (var mark in (string[])["<=", ">=", "<", ">", "="])
        {
            if (bare.StartsWith(mark, StringComparison.Ordinal))
            {
                return Number(bare[mark.Length..]) is { } bound ? Of($"{mark} {bare[mark.Length..]}", mark, bound) : null;
            }
        }

        var ends = bare.Split("..");
        return ends.Length is 2 && Number(ends[0]) is { } least && Number(ends[1]) is { } most && least <= most ? new NumberTest($"{ends[0]} to {ends[1]}", least, most, false, false)
            : Number(bare) is { } exact ? Of($"= {bare}", "=", exact) : null;
    }

    /// <summary>A missing number passes no test.</summary>
    public bool Holds(double? value) =>
        value is { } number && (WithoutLeast ? number > Least : number >= Least) && (WithoutMost ? number < Most : number <= Most);

    private static NumberTest Of(string text, string mark, double bound) => mark switch
    {
        "<=" => new(text, double.NegativeInfinity, bound, false, false),
        "<" => new(text, double.NegativeInfinity, bound, false, true),
        ">=" => new(text, bound, double.PositiveInfinity, false, false),
        ">" => new(text, bound, double.PositiveInfinity, true, false),
        _ => new(text, bound, bound, false, false),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

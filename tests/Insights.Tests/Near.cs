namespace CxHub.Tests.Insights;

/// <summary>Comparison of doubles to published digits.</summary>
internal static class Near
{
    public static void Equal(double expected, double? actual, double tolerance = 1e-6)
    {
        Assert.NotNull(actual);
        Assert.True(Math.Abs(expected - actual.Value) <= tolerance, FormattableString.Invariant($"expected {expected:R}, got {actual:R}"));
    }

    public static void Equal(double lower, double upper, CxHub.Insights.Statistics.Interval? actual, double tolerance = 1e-6)
    {
        Assert.NotNull(actual);
        Equal(lower, actual.Value.Lower, tolerance);
        Equal(upper, actual.Value.Upper, tolerance);
    }
}

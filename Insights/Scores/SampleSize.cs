using CxHub.Insights.Statistics;
using MathNet.Numerics.Distributions;

namespace CxHub.Insights.Scores;

/// <summary>How many answers a statement about NPS needs. Margins and changes are in points.</summary>
public static class SampleSize
{
    /// <summary>Answers for an interval of ± <paramref name="margin"/> points. Variance 1 is the worst case.</summary>
    public static int ForMargin(double margin, double variance = 1, double level = 0.95) =>
        (int)Math.Ceiling(Exact(margin, variance, level));

    public static double Exact(double margin, double variance, double level = 0.95) =>
        variance * Math.Pow(Tails.Z(level) / (margin / 100), 2);

    /// <summary>± points of n answers out of a population of <paramref name="population"/>.</summary>
    public static double Margin(double variance, long n, long? population = null, double level = 0.95)
    {
        var correction = population is { } all && all > 1 ? Math.Sqrt((double)(all - n) / (all - 1)) : 1;

        return 100 * Tails.Z(level) * Math.Sqrt(variance / n) * correction;
    }

    /// <summary>Answers per wave to notice a change of so many points with the given power.</summary>
    public static int ToDetect(double change, double variance, double power = 0.8, double level = 0.95)
    {
        var reach = Tails.Z(level) + Normal.InvCDF(0, 1, power);

        return (int)Math.Ceiling(2 * variance * Math.Pow(reach / (change / 100), 2));
    }
}

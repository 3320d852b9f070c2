using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CxHub.Insights.Statistics;

/// <summary>Tail probabilities and quantiles, computed from the tail itself so that small p-values keep their digits.</summary>
public static class Tails
{
    /// <summary>The normal quantile of 95 % two-sided intervals.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>Two-sided z for a confidence level in (0, 1).</summary>
    public static double Z(double level)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
        }

        return level == 0.95 ? Z95 : Normal.InvCDF(0, 1, 0.5 + (level / 2));
    }

    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    public static double NormalCumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    public static double ChiSquaredUpper(double statistic, double degreesOfFreedom) =>
        statistic <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, statistic / 2);

    public static double StudentTwoSided(double t, double degreesOfFreedom) => double.IsInfinity(t)
        ? 0
        : SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t)));

    /// <summary>Two-sided t quantile for a confidence level.</summary>
    public static double StudentQuantile(double level, double degreesOfFreedom) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, 0.5 + (level / 2));

    public static double FisherUpper(double statistic, double numerator, double denominator) => statistic <= 0
        ? 1
        : SpecialFunctions.BetaRegularized(denominator / 2, numerator / 2, denominator / (denominator + (numerator * statistic)));
}

namespace CxHub.Insights.Statistics;

/// <summary>A linear model with what is needed to judge it.</summary>
public sealed record OlsFit
{
    public required OlsCoefficient Intercept { get; init; }

    /// <summary>In the order of the predictors given; aliased ones are listed in <see cref="Notes"/> and left out here.</summary>
    public required IReadOnlyList<OlsCoefficient> Coefficients { get; init; }

    public required double RSquared { get; init; }

    public required double AdjustedRSquared { get; init; }

    /// <summary>Residual standard error, in the unit of the outcome.</summary>
    public required double Sigma { get; init; }

    public required int N { get; init; }

    public required int DegreesOfFreedom { get; init; }

    public required double F { get; init; }

    public required double P { get; init; }

    /// <summary>Rows left out for a missing value.</summary>
    public required int Dropped { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <param name="Standardised">In standard deviations of the outcome per standard deviation of the predictor; null for the intercept.</param>
/// <param name="Vif">Variance inflation; 5 is a warning, from 10 on the coefficient is no measure of importance. Null for the intercept.</param>
public sealed record OlsCoefficient(string Name, double Estimate, double StandardError, double T, double P, Interval Interval, double? Standardised, double? Vif);

namespace CxHub.Insights.Statistics;

/// <summary>A logistic model: log-odds per unit, odds ratios, and how well it ranks and calibrates.</summary>
public sealed record LogisticFit
{
    public required LogisticCoefficient Intercept { get; init; }

    public required IReadOnlyList<LogisticCoefficient> Coefficients { get; init; }

    /// <summary>Of intercept and slopes on their own scale, the intercept first.</summary>
    public required double[][] Covariance { get; init; }

    public required int N { get; init; }

    public required int Events { get; init; }

    public required double LogLikelihood { get; init; }

    public required double NullLogLikelihood { get; init; }

    public double Deviance => -2 * LogLikelihood;

    public double NullDeviance => -2 * NullLogLikelihood;

    public double McFadden => 1 - (LogLikelihood / NullLogLikelihood);

    public double LikelihoodRatio => 2 * (LogLikelihood - NullLogLikelihood);

    public double P => Tails.ChiSquaredUpper(LikelihoodRatio, Coefficients.Count);

    /// <summary>The chance that a random event is ranked above a random non-event.</summary>
    public required double Auc { get; init; }

    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    public required int Iterations { get; init; }

    /// <summary>Penalty on standardised slopes; 0 for maximum likelihood.</summary>
    public required double Ridge { get; init; }

    public required int Dropped { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The smaller of events and non-events, per slope.</summary>
    public double EventsPerParameter => Math.Min(Events, N - Events) / (double)Coefficients.Count;
}

/// <param name="Estimate">Log-odds per unit of the predictor.</param>
public sealed record LogisticCoefficient(string Name, double Estimate, double StandardError)
{
    public double Z => Estimate / StandardError;

    public double P => Tails.NormalTwoSided(Z);

    public Interval Interval => Interval.Around(Estimate, Tails.Z95 * StandardError);

    public double OddsRatio => Math.Exp(Estimate);

    public Interval OddsRatioInterval => new(Math.Exp(Interval.Lower), Math.Exp(Interval.Upper));
}

/// <summary>A tenth of the rows by predicted probability: what was predicted on average and what happened.</summary>
public sealed record CalibrationBin(double Predicted, Share Observed);

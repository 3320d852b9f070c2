namespace CxHub.Insights.Statistics;

/// <summary>One odds ratio over strata, so that a mix of segments cannot pretend to be an effect.</summary>
/// <remarks>Variance of the log odds ratio: Robins, Breslow and Greenland 1986. Test: Mantel–Haenszel chi-squared without continuity correction.</remarks>
public static class MantelHaenszel
{
    public const string FormulaVersion = "mantel-haenszel/1";

    public static Attempt<OddsRatioEstimate> Of(IReadOnlyList<TwoByTwo> strata)
    {
        var used = strata.Where(table => table.N > 1).ToList();
        var r = used.Sum(table => table.ExposedEvents * table.UnexposedOthers / table.N);
        var s = used.Sum(table => table.ExposedOthers * table.UnexposedEvents / table.N);
        var variance = used.Sum(table => table.EventVariance);

        if (r <= 0 || s <= 0 || variance <= 0)
        {
            return Attempt<OddsRatioEstimate>.Refused("No stratum holds exposed and unexposed cases with and without the event; there is no common odds ratio.");
        }

        var ratio = r / s;
        var half = Tails.Z95 * Math.Sqrt(LogVariance(used, r, s));
        var difference = used.Sum(table => table.ExposedEvents - table.ExpectedEvents);
        var chiSquared = difference * difference / variance;

        return new OddsRatioEstimate(
            ratio, new(ratio * Math.Exp(-half), ratio * Math.Exp(half)), chiSquared, Tails.ChiSquaredUpper(chiSquared, 1), used.Count);
    }

    private static double LogVariance(List<TwoByTwo> strata, double r, double s)
    {
        var (pr, psqr, qs) = (0.0, 0.0, 0.0);

        foreach (var table in strata)
        {
            var p = (table.ExposedEvents + table.UnexposedOthers) / table.N;
            var q = (table.ExposedOthers + table.UnexposedEvents) / table.N;
            var (ri, si) = (table.ExposedEvents * table.UnexposedOthers / table.N, table.ExposedOthers * table.UnexposedEvents / table.N);
            pr += p * ri;
            psqr += (p * si) + (q * ri);
            qs += q * si;
        }

        return (pr / (2 * r * r)) + (psqr / (2 * r * s)) + (qs / (2 * s * s));
    }
}

/// <summary>Counts of one stratum.</summary>
public readonly record struct TwoByTwo(double ExposedEvents, double ExposedOthers, double UnexposedEvents, double UnexposedOthers)
{
    public double N => ExposedEvents + ExposedOthers + UnexposedEvents + UnexposedOthers;

    /// <summary>ad / bc of this table alone; NaN or infinite with an empty cell.</summary>
    public double OddsRatio => ExposedEvents * UnexposedOthers / (ExposedOthers * UnexposedEvents);

    internal double ExpectedEvents => (ExposedEvents + ExposedOthers) * (ExposedEvents + UnexposedEvents) / N;

    internal double EventVariance =>
        (ExposedEvents + ExposedOthers) * (UnexposedEvents + UnexposedOthers) * (ExposedEvents + UnexposedEvents) * (ExposedOthers + UnexposedOthers) / (N * N * (N - 1));
}

public sealed record OddsRatioEstimate(double OddsRatio, Interval Interval, double ChiSquared, double P, int Strata);

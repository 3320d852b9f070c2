namespace CxHub.Insights.Statistics;

/// <summary>Pearson for straight lines, Spearman for ordinal answers (the default), Kendall's τ-b for many ties. Pairs with a missing side are left out.</summary>
public static class Correlation
{
    public const string FormulaVersion = "correlation/1";

    public static Attempt<CorrelationResult> Pearson(Column x, Column y)
    {
        var ((one, two), refusal) = Pairs(x, y);

        return refusal is null
            ? OfCoefficient(Coefficient(one, two), one.Length)
            : Attempt<CorrelationResult>.Refused(refusal);
    }

    public static Attempt<CorrelationResult> Spearman(Column x, Column y)
    {
        var ((one, two), refusal) = Pairs(x, y);

        return refusal is null
            ? OfCoefficient(Coefficient(Ranks.Of(one), Ranks.Of(two)), one.Length)
            : Attempt<CorrelationResult>.Refused(refusal);
    }

    /// <summary>τ-b in n log n; p by the normal approximation with ties.</summary>
    public static Attempt<CorrelationResult> Kendall(Column x, Column y)
    {
        var ((one, two), refusal) = Pairs(x, y);

        if (refusal is not null)
        {
            return Attempt<CorrelationResult>.Refused(refusal);
        }

        var (tau, p) = KendallTau.Of(one, two);

        return new CorrelationResult(tau, one.Length, p, null);
    }

    internal static CorrelationResult OfCoefficient(double r, int n)
    {
        var t = r * Math.Sqrt((n - 2) / Math.Max(0, 1 - (r * r)));
        var p = n > 2 ? Tails.StudentTwoSided(t, n - 2) : 1;
        var half = n > 3 ? Tails.Z95 / Math.Sqrt(n - 3) : double.PositiveInfinity;
        var z = Math.Atanh(Math.Clamp(r, -1, 1));

        return new(r, n, p, n > 3 ? new(Math.Tanh(z - half), Math.Tanh(z + half)) : null);
    }

    internal static double Coefficient(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (one, two) = (Vectors.Centred(x).Values, Vectors.Centred(y).Values);

        return Math.Clamp(Vectors.Dot(one, two) / (Vectors.Norm(one) * Vectors.Norm(two)), -1, 1);
    }

    private static ((double[] X, double[] Y) Pairs, string? Refusal) Pairs(Column x, Column y)
    {
        var (columns, _) = CompleteCases.Of([x, y]);
        var pairs = (columns[0].Values, columns[1].Values);

        return (pairs, columns[0].Values.Length < 3 ? $"{x.Name} and {y.Name} have {columns[0].Values.Length} complete pairs; at least 3 are needed."
            : columns.FirstOrDefault(column => column.IsConstant) is { } constant ? $"{constant.Name} has the same value in every row; it cannot go along with anything."
            : null);
    }
}

/// <param name="Interval">Fisher's, for Pearson; by the same rule, approximately, for Spearman; null where n is too small or the rule does not hold.</param>
public sealed record CorrelationResult(double Value, int N, double P, Interval? Interval);

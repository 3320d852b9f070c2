namespace CxHub.Insights.Scores;

/// <summary>All that the net promoter score needs to know. Per-response values are −1, 0, +1; variance and error are on that scale.</summary>
public readonly record struct NpsCounts(long Promoters, long Passives, long Detractors)
{
    public long N => Promoters + Passives + Detractors;

    /// <summary>100 × (promoters − detractors) / n; null without answers.</summary>
    public double? Score => N == 0 ? null : 100.0 * (Promoters - Detractors) / N;

    public double Variance => VarianceOf(Promoters, Detractors, N);

    /// <summary>On the −1 … +1 scale; times 100 for points.</summary>
    public double StandardError => N == 0 ? 0 : Math.Sqrt(Variance / N);

    public static NpsCounts operator +(NpsCounts left, NpsCounts right) =>
        new(left.Promoters + right.Promoters, left.Passives + right.Passives, left.Detractors + right.Detractors);

    public static NpsCounts Add(NpsCounts left, NpsCounts right) => left + right;

    public NpsCounts With(NpsBand band) => band switch
    {
        NpsBand.Promoter => this with { Promoters = Promoters + 1 },
        NpsBand.Passive => this with { Passives = Passives + 1 },
        _ => this with { Detractors = Detractors + 1 },
    };

    internal static double VarianceOf(double promoters, double detractors, double n)
    {
        if (n == 0)
        {
            return 0;
        }

        var (p, d) = (promoters / n, detractors / n);

        // Rounding may leave −1e-17 where all answers agree.
        return Math.Max(0, p + d - ((p - d) * (p - d)));
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>NPS as it would be had every stratum answered in proportion to its share of customers.</summary>
public static class NpsWeighting
{
    /// <summary>A stratum enters only from this many answers.</summary>
    public const int MinimumPerStratum = 10;

    /// <summary>Per-person weights above this many times the median are cut to it.</summary>
    public const double TrimAt = 5;

    /// <param name="strata">Shares need not add up to 1; they are brought there over the strata that qualify.</param>
    /// <returns>Null when no stratum has enough answers.</returns>
    public static WeightedNps? Weight(IReadOnlyList<NpsStratum> strata, double level = 0.95)
    {
        var used = strata.Where(stratum => stratum.Counts.N >= MinimumPerStratum && stratum.Share > 0).ToList();
        var whole = used.Sum(stratum => stratum.Share);

        if (used.Count == 0)
        {
            return null;
        }

        var perPerson = Trim([.. used.Select(stratum => (stratum.Share / whole / stratum.Counts.N, stratum.Counts.N))]);
        var total = used.Select((stratum, index) => perPerson[index] * stratum.Counts.N).Sum();
        var shares = used.Select((stratum, index) => perPerson[index] * stratum.Counts.N / total).ToList();
        var score = used.Select((stratum, index) => shares[index] * stratum.Counts.Score!.Value).Sum();
        var error = 100 * Math.Sqrt(used.Select((stratum, index) => shares[index] * shares[index] * stratum.Counts.Variance / stratum.Counts.N).Sum());
        var squares = used.Select((stratum, index) => perPerson[index] * perPerson[index] * stratum.Counts.N).Sum();

        return new()
        {
            Value = score,
            Unweighted = used.Aggregate(default(NpsCounts), (sum, stratum) => sum + stratum.Counts).Score!.Value,
            StandardError = error,
            Interval = Interval.Around(score, Tails.Z(level) * error),
            N = used.Sum(stratum => stratum.Counts.N),
            EffectiveN = total * total / squares,
            LeftOut = [.. strata.Except(used).Select(stratum => stratum.Name)],
        };
    }

    private static double[] Trim(IReadOnlyList<(double Weight, long N)> strata)
    {
        var middle = (strata.Sum(stratum => stratum.N) + 1) / 2;
        var seen = 0L;
        var median = strata.OrderBy(stratum => stratum.Weight).First(stratum => (seen += stratum.N) >= middle).Weight;

        return [.. strata.Select(stratum => Math.Min(stratum.Weight, TrimAt * median))];
    }
}

/// <param name="Share">The stratum's known share of all customers.</param>
/// <param name="Invited">How many were asked, for the response rate; 0 when unknown.</param>
public sealed record NpsStratum(string Name, double Share, NpsCounts Counts, long Invited = 0)
{
    public Share? ResponseRate => Invited >= Counts.N && Invited > 0 ? new Share(Counts.N, Invited) : null;
}

/// <summary>A weighted NPS beside the plain one, in points; the effective n is Kish's (Σw)² / Σw².</summary>
public sealed record WeightedNps
{
    public required double Value { get; init; }

    public required double Unweighted { get; init; }

    public required double StandardError { get; init; }

    public required Interval Interval { get; init; }

    public required long N { get; init; }

    public required double EffectiveN { get; init; }

    /// <summary>Strata with too few answers to be weighted.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Revenue of promoters and detractors. Amounts are skewed, so medians and a ratio stand beside means; each account counts once, not once per respondent.</summary>
public static class RevenueByBand
{
    public const string FormulaVersion = "revenue/1";

    /// <param name="accounts">One row per account; a repeated account is an error of the caller and throws.</param>
    public static RevenueReport Compare(IReadOnlyCollection<AccountRevenue> accounts, int resamples = Bootstrap.DefaultResamples, ulong seed = Bootstrap.DefaultSeed)
    {
        if (accounts.Select(account => account.Account).Distinct(StringComparer.Ordinal).Count() < accounts.Count)
        {
            throw new ArgumentException("Each account may stand for one amount only.", nameof(accounts));
        }

        double[] Of(NpsBand band) => [.. accounts.Where(account => account.Band == band).Select(account => account.Amount)];
        var (promoters, detractors) = (Of(NpsBand.Promoter), Of(NpsBand.Detractor));
        var (logPromoters, logDetractors) = (Logs(promoters), Logs(detractors));

        return new()
        {
            Promoters = RevenueGroup.Of(promoters),
            Passives = RevenueGroup.Of(Of(NpsBand.Passive)),
            Detractors = RevenueGroup.Of(detractors),
            Welch = TwoSamples.Welch(promoters, detractors),
            WelchOnLogs = TwoSamples.Welch(logPromoters, logDetractors),
            Ranks = TwoSamples.MannWhitney(promoters, detractors),
            Ratio = logPromoters.Length > 0 && logDetractors.Length > 0 ? Math.Exp(logPromoters.Average() - logDetractors.Average()) : null,
            RatioInterval = RatioInterval(logPromoters, logDetractors, resamples, seed),
            WithoutAmount = accounts.Count(account => !(account.Amount > 0)),
            Resamples = resamples,
            Seed = seed,
        };
    }

    private static double[] Logs(double[] amounts) => [.. amounts.Where(amount => amount > 0).Select(amount => Math.Log(amount))];

    private static Interval? RatioInterval(double[] promoters, double[] detractors, int resamples, ulong seed)
    {
        if (promoters.Length < 2 || detractors.Length < 2)
        {
            return null;
        }

        var one = Bootstrap.Resample(promoters.Length, rows => rows.Average(row => promoters[row]), resamples, seed);
        var two = Bootstrap.Resample(detractors.Length, rows => rows.Average(row => detractors[row]), resamples, seed + 1);

        return Bootstrap.Percentile(one.Zip(two, (promoter, detractor) => Math.Exp(promoter - detractor)));
    }
}

/// <param name="Amount">Revenue of the account in one currency.</param>
public sealed record AccountRevenue(string Account, NpsBand Band, double Amount);

public sealed record RevenueGroup(int N, double? Median, double? Mean, double Sum)
{
    internal static RevenueGroup Of(double[] amounts) => amounts.Length == 0
        ? new(0, null, null, 0)
        : new(amounts.Length, Quantiles.Median(amounts), amounts.Average(), amounts.Sum());
}

/// <summary>Revenue by band; the ratio is geometric, promoters over detractors.</summary>
public sealed record RevenueReport
{
    public required RevenueGroup Promoters { get; init; }

    public required RevenueGroup Passives { get; init; }

    public required RevenueGroup Detractors { get; init; }

    public required Attempt<WelchResult> Welch { get; init; }

    public required Attempt<WelchResult> WelchOnLogs { get; init; }

    public required Attempt<RankSumResult> Ranks { get; init; }

    public required double? Ratio { get; init; }

    public required Interval? RatioInterval { get; init; }

    /// <summary>Accounts with zero or negative revenue; they enter means and medians, not the ratio.</summary>
    public required int WithoutAmount { get; init; }

    public required int Resamples { get; init; }

    public required ulong Seed { get; init; }

    public string FormulaVersion { get; init; } = RevenueByBand.FormulaVersion;

    public string Sentence => Ratio is not { } ratio || RatioInterval is not { } interval
        ? "Revenue of promoters and detractors cannot be compared yet: each group needs at least two accounts with revenue."
        : interval.Lower > 1 || interval.Upper < 1
            ? FormattableString.Invariant($"A promoter account is associated with {ratio:0.0} times the revenue of a detractor account ({interval.Lower:0.0} to {interval.Upper:0.0}), without control for other differences.")
            : FormattableString.Invariant($"No evidence that promoter and detractor accounts differ in revenue (ratio {ratio:0.0}, {interval.Lower:0.0} to {interval.Upper:0.0}).");
}

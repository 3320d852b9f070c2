using CxHub.Connectors.Http;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>The <c>limits</c> of a system file.</summary>
internal static class PolicyFile
{
    public static readonly IReadOnlyList<string> Keys = ["attempts", "timeout", "quotaShare", "dailyCalls", "concurrency"];

    /// <param name="limits">The map, if the file has one.</param>
    /// <param name="standard">What holds for all systems.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static CallPolicy Read(ConfigMap? limits, CallPolicy standard, ConfigProblems problems)
    {
        if (limits is null)
        {
            return standard;
        }

        var share = limits.Number("quotaShare", problems);
        if (share is <= 0 or > 1)
        {
            problems.Add(limits.Find("quotaShare")!.Value.At, $"'quotaShare' is {share}", "a share of the day's calls above 0 and up to 1");
        }

        return standard with
        {
            Attempts = InRange(limits, "attempts", 1, 20, problems) ?? standard.Attempts,
            Concurrency = InRange(limits, "concurrency", 1, 50, problems) ?? standard.Concurrency,
            Timeout = limits.Duration("timeout", problems) ?? standard.Timeout,
            QuotaShare = share ?? standard.QuotaShare,
            DailyCalls = InRange(limits, "dailyCalls", 1, int.MaxValue, problems) ?? standard.DailyCalls,
        };
    }

    public static int? InRange(ConfigMap? map, string key, int low, int high, ConfigProblems problems)
    {
        var number = map?.WholeNumber(key, problems);
        if (number < low || number > high)
        {
            problems.Add(map!.Find(key)!.Value.At, $"'{key}' is {number}", $"a number from {low} to {high}");
        }

        return number;
    }
}

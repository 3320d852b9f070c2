using System.Globalization;

namespace CxHub.Insights.Scores;

/// <summary>Customer health: a weighted mean of what is known, with its coverage, a band that does not flap, and the breakdown that explains it.</summary>
public static class HealthScore
{
    public const string FormulaVersion = "health/1";

    /// <param name="previous">The band of the last score; keeps the customer in it until the boundary is passed by the margin.</param>
    public static HealthResult Compute(IReadOnlyList<HealthSignal> signals, HealthOptions options, DateTimeOffset asOf, HealthBand? previous = null)
    {
        var present = options.Weights
            .Select(weight => (Component: weight.Key, Weight: weight.Value, Signal: signals.FirstOrDefault(signal => signal.Component == weight.Key && signal.Raw is not null)))
            .Where(part => part.Signal is not null)
            .ToList();
        var known = present.Sum(part => part.Weight);
        var coverage = known / options.Weights.Values.Sum();
        var parts = present.Select(part => Part(part.Component, part.Weight, known, part.Signal!, options, asOf)).ToList();
        double? value = coverage >= options.MinimumCoverage && known > 0 ? parts.Sum(part => part.Contribution) : null;

        return new()
        {
            AsOf = asOf,
            Value = value,
            Coverage = coverage,
            Band = value is { } score ? BandOf(score, options, previous) : null,
            Parts = parts,
            InputHash = InputHash.Of(signals.Select(signal => signal.Fingerprint).Append(Line(options, asOf, previous))),
        };
    }

    /// <summary>An answer drifts to neutral: after one half-life half of its distance from 50 is left.</summary>
    public static double Decay(double raw, TimeSpan age, TimeSpan halfLife) =>
        50 + ((raw - 50) * Math.Pow(2, -Math.Max(0, age / halfLife)));

    public static HealthBand BandOf(double score, HealthOptions options, HealthBand? previous = null)
    {
        // Leaving a band costs the margin: the boundary moves away from where the customer stands.
        var amber = options.AmberFrom + Shift(previous, HealthBand.Red, options.Margin);
        var green = options.GreenFrom + Shift(previous, HealthBand.Amber, options.Margin);

        return score >= green ? HealthBand.Green : score >= amber ? HealthBand.Amber : HealthBand.Red;
    }

    private static double Shift(HealthBand? previous, HealthBand below, double margin) =>
        previous is null ? 0 : previous <= below ? margin : -margin;

    private static HealthPart Part(string component, double weight, double known, HealthSignal signal, HealthOptions options, DateTimeOffset asOf)
    {
        var raw = Math.Clamp(signal.Raw!.Value, 0, 100);
        var score = options.Decaying.Contains(component) && signal.MeasuredAt is { } at ? Decay(raw, asOf - at, options.HalfLife) : raw;

        return new(component, signal.Raw.Value, score, weight / known, weight / known * score);
    }

    private static string Line(HealthOptions options, DateTimeOffset asOf, HealthBand? previous) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(',', options.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value:R}")))}|{options.HalfLife}|{options.AmberFrom:R}|{options.GreenFrom:R}|{options.Margin:R}|{options.MinimumCoverage:R}|{asOf.UtcDateTime:O}|{previous}");
}

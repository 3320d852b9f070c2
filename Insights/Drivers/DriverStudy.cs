using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>The hub's own driver analysis: importance of the behaviours, and each one's plain correlation with the answer.</summary>
public sealed record DriverStudy
{
    /// <summary>Half of the usual: a page waits for them, and the interval moves by less than a percent.</summary>
    private const int Resamples = 1000;

    public required DriverOutcome Outcome { get; init; }

    public required DriverGroup Group { get; init; }

    /// <summary>Customers with an answer.</summary>
    public required int Customers { get; init; }

    /// <summary>Days before an answer in which behaviour counts.</summary>
    public required double WindowDays { get; init; }

    public required Attempt<DriverReport> Importance { get; init; }

    public required IReadOnlyList<DriverCorrelation> Correlations { get; init; }

    /// <summary>Behaviours that concern too few customers.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    public static DriverStudy Of(BehaviourTable table, DriverOutcome outcome, DriverGroup group, BehaviourOptions options, int resamples = Resamples) => new()
    {
        Outcome = outcome,
        Group = group,
        Customers = table.Outcome.Values.Length,
        WindowDays = options.Window.TotalDays,
        Importance = ImportanceOf(table, outcome, resamples),
        Correlations = CorrelationsOf(table),
        LeftOut = table.LeftOut,
    };

    private static Attempt<DriverReport> ImportanceOf(BehaviourTable table, DriverOutcome outcome, int resamples) =>
        table.Outcome.Values.Length < Standings.SoundFrom
            ? Attempt<DriverReport>.Refused($"{table.Outcome.Values.Length} customers with an answer are too few for a driver analysis; {Standings.SoundFrom} are needed.")
            : KeyDrivers.Analyse(table.Outcome, table.Drivers, new() { Resamples = resamples, OutcomeScale = (outcome.Scale.Minimum, outcome.Scale.Maximum) });

    private static IReadOnlyList<DriverCorrelation> CorrelationsOf(BehaviourTable table)
    {
        var found = table.Drivers.Select(driver => (driver.Name, Result: Correlation.Spearman(driver, table.Outcome).Value)).Where(one => one.Result is not null).ToList();
        var q = FalseDiscovery.Adjust([.. found.Select(one => one.Result!.P)]);

        return [.. found.Select((one, index) => new DriverCorrelation(one.Name, one.Result!, q[index])).OrderByDescending(one => Math.Abs(one.Spearman.Value)).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }
}

/// <param name="Q">Corrected for the number of behaviours looked at.</param>
public sealed record DriverCorrelation(string Name, CorrelationResult Spearman, double Q);

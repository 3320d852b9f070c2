using CxHub.Sandbox.Population.Crm;
using CxHub.Sandbox.Population.Historical;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity population</c>: writes an invented population with its truth, for measuring at scale.</summary>
public static class PopulationRun
{
    /// <summary>What a population can be like: customers of four systems, or people of old registers.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["crm", "historical"];

    public static void Execute(string like, int records, int seed, string output, string truth, CancellationToken cancellationToken)
    {
        using var rows = new OutputFile(output);
        using var clusters = new OutputFile(truth);

        if (like == Kinds[1]) { HistoricalPopulationCsv.Write(UntilCancelled(HistoricalPopulation.Make(records, seed), cancellationToken), rows.Writer, clusters.Writer); }
        else { CrmPopulationCsv.Write(UntilCancelled(CrmPopulation.Make(records, seed), cancellationToken), rows.Writer, clusters.Writer); }

        cancellationToken.ThrowIfCancellationRequested();
        rows.Complete();
        clusters.Complete();
    }

    private static IEnumerable<T> UntilCancelled<T>(IEnumerable<T> population, CancellationToken cancellationToken) => population.TakeWhile(_ => !cancellationToken.IsCancellationRequested);
}

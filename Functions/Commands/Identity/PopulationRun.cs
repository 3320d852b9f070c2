using CxHub.Sandbox.Population.Crm;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity population</c>: writes an invented CRM-like population with its truth, for measuring at scale.</summary>
public static class PopulationRun
{
    public static void Execute(int records, int seed, string output, string truth, CancellationToken cancellationToken)
    {
        using var rows = new OutputFile(output);
        using var clusters = new OutputFile(truth);
        CrmPopulationCsv.Write(CrmPopulation.Make(records, seed).TakeWhile(_ => !cancellationToken.IsCancellationRequested), rows.Writer, clusters.Writer);
        cancellationToken.ThrowIfCancellationRequested();
        rows.Complete();
        clusters.Complete();
    }
}

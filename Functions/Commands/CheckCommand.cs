using System.CommandLine;
using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Insights.Kpis;
using CxHub.Insights.Text;
using CxHub.Mapping;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub check</c>: validates the files (building the hub has done that already), connects to each system, and shows where maps and systems have drifted apart.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var command = new Command("check", "Validates all configuration, connects to each system and shows mapped fields that do not exist or do not fit there");
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(HubFlags.Options(parse), RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var maps = services.GetRequiredService<ConfiguredMaps>();
        var systems = services.GetRequiredService<ConnectorCatalog>();
        await Terminal.Out.WriteLineAsync($"Configuration: {maps.Fields.Describe().Count} mapping lines, {maps.Targets.Describe().Count} target lines, {services.GetRequiredService<KpiPlan>().Kpis.Count} KPIs and {services.GetRequiredService<Taxonomy>().Topics.Count} topics are valid.");
        var problems = 0;
        foreach (var source in systems.Sources)
        {
            problems += await CheckAsync(source, maps, cancellationToken);
        }

        await Terminal.Out.WriteLineAsync(problems is 0 ? "Everything fits." : FormattableString.Invariant($"{problems} problems."));
        return problems is 0 ? 0 : 1;
    }

    private static async Task<int> CheckAsync(ISource source, ConfiguredMaps maps, CancellationToken cancellationToken)
    {
        try
        {
            await source.CheckAsync(cancellationToken);
        }
        catch (ConnectorException failure)
        {
            await Terminal.Out.WriteLineAsync($"{source.Name}: cannot be reached. {failure.Message}");
            return 1;
        }

        var drifts = await DriftsAsync(source, maps, cancellationToken);
        await Terminal.Out.WriteLineAsync($"{source.Name}: connected{(drifts.Count is 0 ? ", all mapped fields are there" : string.Empty)}.");
        foreach (var drift in drifts)
        {
            await Terminal.Out.WriteLineAsync($"  {drift.Problem}{(drift.Pauses ? $". {drift.Entity}.{drift.Field} is paused until then, the rest goes on" : string.Empty)}.");
        }

        return drifts.Count;
    }

    private static async Task<List<FieldDrift>> DriftsAsync(ISource source, ConfiguredMaps maps, CancellationToken cancellationToken)
    {
        List<FieldDrift> drifts = [];
        foreach (var entity in maps.Fields.Entities(source.Name))
        {
            if (await source.DescribeAsync(entity, cancellationToken, fresh: true) is { } schema)
            {
                drifts.AddRange(SchemaWatch.Drifts(maps, source.Name, schema));
            }
        }

        return drifts;
    }
}

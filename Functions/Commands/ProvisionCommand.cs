using System.CommandLine;
using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub provision TARGET</c>: creates the fields, keys and permissions that the target maps need.</summary>
internal static class ProvisionCommand
{
    private static readonly Argument<string> Target = new("target") { Description = "A configured target, such as salesforce or dataverse" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what is missing, create nothing" };

    public static Command Build()
    {
        var command = new Command("provision", "Creates the fields, keys and permission set that a target needs") { Target, DryRun };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse), (services, token) => RunAsync(services, parse.GetRequiredValue(Target), parse.GetValue(DryRun), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string target, bool dryRun, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<ConnectorCatalog>().FindSink(target) is not { } sink)
        {
            await Terminal.Error.WriteLineAsync($"'{target}' is not a configured target; hub.yaml has {string.Join(", ", services.GetRequiredService<ConnectorCatalog>().Sinks.Select(one => one.Name))}.");
            return 1;
        }

        var fields = services.GetRequiredService<ConfiguredMaps>().Targets.FieldDefinitions(target);
        var steps = await sink.ProvisionAsync(fields, dryRun, cancellationToken);
        foreach (var step in steps)
        {
            await Terminal.Out.WriteLineAsync($"{step.State,-8} {step.What}{(step.Detail is null ? string.Empty : "  " + step.Detail)}");
        }

        return steps.Any(step => step.State is ProvisionState.Differs || (dryRun && step.State is ProvisionState.Missing)) ? 1 : 0;
    }
}

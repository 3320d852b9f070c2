using System.CommandLine;
using CxHub.Functions.Hosting;
using CxHub.Sandbox.Hosting;
using CxHub.Storage;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub demo</c>: the whole loop on six look-alike systems started in this process, then the console.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Once = new("--once") { Description = "Exit when the loop has settled: 0 when nothing was lost or rejected" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object with what was done as the last line" };
    private static readonly Option<int> Customers = new("--customers") { Description = "Customers in the sandbox", DefaultValueFactory = _ => 2000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Another seed is another population", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> PortBase = new("--port-base") { Description = "First of the seven sandbox ports; 0 takes free ones", DefaultValueFactory = _ => 7100 };

    public static Command Build()
    {
        var command = new Command("demo", "Runs the whole loop on look-alike systems, explains what happened, then serves the console") { Once, Json, Customers, Seed, PortBase };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var sandbox = await StartSandboxAsync(parse, cancellationToken);
        var options = HubFlags.Options(parse) with
        {
            Environment = DemoVariables.For(sandbox),
            Store = await DemoStore.FreshAsync(parse.GetValue(HubFlags.Store), cancellationToken),
        };
        return await CommandRunner.RunAsync(options, (services, token) => RunAsync(services, sandbox, parse, token), cancellationToken);
    }

    private static async Task<int> RunAsync(IServiceProvider services, SandboxHost sandbox, ParseResult parse, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<LoopRunner>();
        LoopSummary first;
        await using (LoopDisplay.Start(services.GetRequiredService<StepMeter>()))
        {
            first = await runner.RunAsync("demo", cancellationToken);
        }

        var second = await runner.RunAsync("demo, second pass", cancellationToken);
        var store = services.GetRequiredService<HubStore>();
        var accuracy = await SandboxTruth.MeasureAsync(store, sandbox, cancellationToken);
        var summary = new DemoSummary(first with { Identity = accuracy }, second.Writes);

        await DemoReport.WriteAsync(summary, services, sandbox, cancellationToken);
        if (parse.GetValue(Json))
        {
            Terminal.Out.WriteLine(summary.ToJson());
        }

        var healthy = first.Healthy && second.Healthy && second.Writes is 0;
        if (!parse.GetValue(Once))
        {
            await services.GetRequiredService<HubServer>().RunAsync(cancellationToken);
        }

        return healthy ? 0 : 1;
    }

    private static Task<SandboxHost> StartSandboxAsync(ParseResult parse, CancellationToken cancellationToken) => SandboxHost.StartAsync(
        new SandboxOptions { PortBase = parse.GetValue(PortBase), Seed = parse.GetValue(Seed), Customers = parse.GetValue(Customers) }, cancellationToken);
}

using System.CommandLine;
using CxHub.Functions.Hosting;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub run</c>: one full pass of the loop.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object with what was done as the last line" };

    public static Command Build()
    {
        var command = new Command("run", "One full pass of the loop: pull, map, resolve, score, push, close the loop; then exits") { Json };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse), (services, token) => RunAsync(services, parse.GetValue(Json), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var meter = services.GetRequiredService<StepMeter>();
        await using var display = LoopDisplay.Start(meter);
        var summary = await services.GetRequiredService<LoopRunner>().RunAsync("command", cancellationToken);
        await display.DisposeAsync();
        LoopReport.Write(summary);
        if (json)
        {
            Terminal.Out.WriteLine(summary.ToJson());
        }

        return summary.Healthy ? 0 : 1;
    }
}

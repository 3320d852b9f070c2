using System.CommandLine;
using CxHub.Functions.PushScores;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub undo RUN</c>: restores what a push run overwrote, where nobody has changed it since.</summary>
internal static class UndoCommand
{
    private static readonly Argument<string> Run = new("run") { Description = "Id of the push run (see Runs in the console)" };

    public static Command Build()
    {
        var command = new Command("undo", "Restores what a push run overwrote; values somebody changed since are listed and left alone") { Run };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse),
            async (services, token) =>
            {
                var report = await services.GetRequiredService<UndoPush>().RunAsync(parse.GetRequiredValue(Run), token);
                await Terminal.Out.WriteLineAsync(report.ToString());
                foreach (var conflict in report.Conflicts)
                {
                    await Terminal.Out.WriteLineAsync($"  left alone: {conflict.RecordId} {conflict.Field}: {conflict.Reason}");
                }

                return report.Rejected > 0 ? 1 : 0;
            },
            cancellationToken));
        return command;
    }
}

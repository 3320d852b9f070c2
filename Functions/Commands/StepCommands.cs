using System.CommandLine;
using CxHub.Functions.ApplyFollowUpRules;
using CxHub.Functions.CloseLoop;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PullSources;
using CxHub.Functions.ScoreProfiles;
using CxHub.Storage;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary>One step of the loop each: what is on its work list, then exit.</summary>
internal static class StepCommands
{
    private static readonly Option<bool> Retrain = new("--retrain") { Description = "Train the identity model anew on the records of today and weigh every link again" };

    public static Command Pull() => Step("pull", "Reads what changed in every source and lands it", async (services, token) =>
    {
        var streams = await services.GetRequiredService<PullAll>().RunAsync(token);
        return streams.Select(stream => stream.ToString());
    });

    public static Command Resolve()
    {
        var command = Step("resolve", "Maps what was landed and decides which records are one customer", RunAsync<MapAndResolveFunction>("MapAndResolve"), AskForTrainingAsync);
        command.Add(Retrain);
        return command;
    }

    public static Command Score() => Step("score", "Scores the customers and accounts whose evidence changed", RunAsync<ScoreProfilesFunction>("ScoreProfiles"));

    public static Command FollowUps() => Step("followups", "Applies the follow-up rules, opens work in the CRM and reads back what was done", async (services, token) =>
    {
        var decided = await RunAsync<ApplyFollowUpRulesFunction>("ApplyFollowUpRules")(services, token);
        var opened = await RunAsync<CloseLoopFunction>("CloseLoop")(services, token);
        return decided.Concat(opened);
    });

    private static Func<IServiceProvider, CancellationToken, Task<IEnumerable<string>>> RunAsync<T>(string name)
        where T : ITriggeredFunction => async (services, token) =>
    {
        var function = services.GetRequiredService<FunctionCatalog>().Find(name)!;
        return await services.GetRequiredService<T>().RunAsync(new TriggerEvent(function, new StepMessage()), token);
    };

    private static Task AskForTrainingAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellationToken) =>
        parse.GetValue(Retrain) ? services.GetRequiredService<HubStore>().WriteAsync(session => session.Identity.AskForTrainingAsync(cancellationToken), cancellationToken) : Task.CompletedTask;

    private static Command Step(
        string name,
        string description,
        Func<IServiceProvider, CancellationToken, Task<IEnumerable<string>>> work,
        Func<IServiceProvider, ParseResult, CancellationToken, Task>? prepare = null)
    {
        var command = new Command(name, description);
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse),
            async (services, token) =>
            {
                await (prepare?.Invoke(services, parse, token) ?? Task.CompletedTask);
                foreach (var line in await work(services, token))
                {
                    await Terminal.Out.WriteLineAsync(line);
                }

                return 0;
            },
            cancellationToken));
        return command;
    }
}

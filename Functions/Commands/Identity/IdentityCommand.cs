using System.CommandLine;
using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>The command <c>identity</c>: resolve, train, evaluate, explain and population, on CSV files and without a store.</summary>
public static class IdentityCommand
{
    private static readonly Option<string[]> Inputs = new("--input", "-i") { Description = "CSV file with records; may be given several times", Required = true };
    private static readonly Option<string[]> Maps = new("--map") { Description = "COLUMN=ROLE, for instance \"Contact Name=full_name\" or note=ignore" };
    private static readonly Option<string> Region = new("--region") { Description = "ISO country of phone numbers without one", DefaultValueFactory = _ => "VN" };
    private static readonly Option<double> Precision = new("--precision") { Description = "Wanted share of right pairs among the merged", DefaultValueFactory = _ => 0.95 };
    private static readonly Option<bool> LinkOnly = new("--link-only") { Description = "Never merge two records of one source (with several inputs: of one file)" };
    private static readonly Option<int> LargestCluster = new("--largest-cluster") { Description = "No cluster grows beyond this", DefaultValueFactory = _ => 30 };
    private static readonly Option<string?> Nicknames = new("--nicknames") { Description = "File with further nickname groups, one per line" };
    private static readonly Option<string?> Model = new("--model") { Description = "Model file (read by resolve and explain, written by train)" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object as the last line of stdout" };

    public static Command Build() => new("identity", "Which records are one person: on CSV files, without a store") { Resolve(), Train(), Evaluate(), Explain(), Population() };

    private static Command Resolve()
    {
        var output = new Option<string>("--output", "-o") { Description = "Where record_id,cluster_id is written", Required = true };
        var pairs = new Option<string?>("--pairs") { Description = "Where left_id,right_id,probability is written" };
        var command = new Command("resolve", "Clusters records") { Inputs, output, pairs, Maps, LinkOnly, Region, Precision, LargestCluster, Nicknames, Model, Json };
        command.SetAction((parsed, cancellationToken) => CommandEdge.Run(parsed, () =>
            ResolveRun.Execute(Options(parsed) with { Output = parsed.GetValue(output), Pairs = parsed.GetValue(pairs) }, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static Command Train()
    {
        var splink = new Option<string?>("--splink") { Description = "Also write the model as a Splink 4 settings file" };
        var command = new Command("train", "Learns a model from records") { Inputs, Maps, Region, Nicknames, Model, splink };
        command.SetAction((parsed, cancellationToken) => CommandEdge.Run(parsed, () =>
            TrainRun.Execute(Options(parsed) with { Splink = parsed.GetValue(splink) }, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static Command Evaluate()
    {
        var clusters = new Option<string>("--clusters") { Description = "record_id,cluster_id as resolved", Required = true };
        var truth = new Option<string>("--truth") { Description = "record_id,cluster_id as known", Required = true };
        var command = new Command("evaluate", "Compares clusters with the truth") { clusters, truth, Json };
        command.SetAction((parsed, _) => CommandEdge.Run(parsed, () =>
            EvaluateRun.Execute(parsed.GetRequiredValue(clusters), parsed.GetRequiredValue(truth), parsed.GetValue(Json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)));
        return command;
    }

    private static Command Explain()
    {
        var records = new Argument<string[]>("records") { Description = "Two record ids: why they are (not) one person; one: what holds its cluster together", Arity = new ArgumentArity(1, 2) };
        var show = new Option<bool>("--show-values") { Description = "Show values instead of masking them" };
        var command = new Command("explain", "Shows why") { records, Inputs, Maps, LinkOnly, Region, Precision, LargestCluster, Nicknames, Model, show, Json };
        command.SetAction((parsed, cancellationToken) => CommandEdge.Run(parsed, () =>
            ExplainRun.Execute(Options(parsed), parsed.GetRequiredValue(records), parsed.GetValue(show), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static Command Population()
    {
        var like = new Option<string>("--like") { Description = "crm: customers of four systems; historical: people of old registers, without contacts", DefaultValueFactory = _ => PopulationRun.Kinds[0] };
        like.AcceptOnlyFromAmong([.. PopulationRun.Kinds]);
        var count = new Option<int>("--records") { Description = "Number of records", DefaultValueFactory = _ => 50_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same rows", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output", "-o") { Required = true };
        var truth = new Option<string>("--truth") { Required = true };
        var command = new Command("population", "Writes an invented population with its truth") { like, count, seed, output, truth };
        command.SetAction((parsed, cancellationToken) => CommandEdge.Run(parsed, () =>
            PopulationRun.Execute(parsed.GetRequiredValue(like), parsed.GetValue(count), parsed.GetValue(seed), parsed.GetRequiredValue(output), parsed.GetRequiredValue(truth), cancellationToken)));
        return command;
    }

    private static ResolveOptions Options(ParseResult parsed) => new()
    {
        Inputs = parsed.GetValue(Inputs) ?? [],
        Maps = parsed.GetValue(Maps) ?? [],
        Model = parsed.GetValue(Model),
        Json = Has(parsed, Json) && parsed.GetValue(Json),
        Settings = CommandEdge.Settings(parsed.GetValue(Region) ?? "VN", Precision: Has(parsed, Precision) ? parsed.GetValue(Precision) : 0.95) with
        {
            LinkOnly = Has(parsed, LinkOnly) && parsed.GetValue(LinkOnly),
            LargestCluster = Has(parsed, LargestCluster) ? parsed.GetValue(LargestCluster) : new IdentitySettings().LargestCluster,
            Nicknames = parsed.GetValue(Nicknames) is { } path ? CommandEdge.ReadText(path) : "",
        },
    };

    private static bool Has(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);
}

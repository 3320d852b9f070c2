using System.CommandLine;
using CxHub.Functions.Reports;

namespace CxHub.Functions.Commands.Reports;

/// <summary>The options that every report has, and the frame in which it runs: faults become one line on the error stream and exit code 1.</summary>
internal sealed class ReportOptions
{
    public Option<string> Input { get; } = new("--input") { Description = "CSV file with a heading; without it the hub's own records, where the report can use them", HelpName = "F.csv" };

    public Option<int?> Days { get; } = new("--days") { Description = "Without a file: how many days back" };

    public Option<string> Format { get; } = FormatOption();

    public Option<bool> Json { get; } = new("--json") { Description = "The same as --format json" };

    /// <summary>A command with the shared options and its own; with <paramref name="fromStore"/> the hub's own records feed it when no file is named.</summary>
    public Command Command(
        string name, string description, IEnumerable<Option> own, Func<ParseResult, ReportDocument> run, Func<ParseResult, StoreReports, CancellationToken, Task<ReportDocument>>? fromStore = null)
    {
        Command command = new(name, description) { Input };

        foreach (var option in own.Concat(fromStore is null ? [] : new Option[] { Days }).Append(Format).Append(Json))
        {
            command.Add(option);
        }

        command.SetAction((result, cancellationToken) => fromStore is not null && result.GetValue(Input) is null
            ? CommandRunner.RunAsync(
                HubFlags.Options(result),
                (services, token) => GuardAsync(result, async () => Written(result, await fromStore(result, services.GetRequiredService<StoreReports>(), token))),
                cancellationToken)
            : Task.FromResult(Guard(result, () => Written(result, run(result)))));

        return command;
    }

    /// <summary>A report on the hub's own records only.</summary>
    public Command StoreCommand(string name, string description, IEnumerable<Option> own, Func<ParseResult, IServiceProvider, CancellationToken, Task<ReportDocument>> run)
    {
        Command command = new(name, description);

        foreach (var option in own.Append(Format).Append(Json))
        {
            command.Add(option);
        }

        command.SetAction((result, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(result),
            async (services, token) => Written(result, await run(result, services, token)),
            cancellationToken));

        return command;
    }

    public string File(ParseResult result) => result.GetValue(Input) ?? throw new ReportException("Name the CSV file with --input.");

    public ReportFormat FormatOf(ParseResult result) =>
        result.GetValue(Json) ? ReportFormat.Json : Enum.Parse<ReportFormat>(result.GetValue(Format)!, ignoreCase: true);

    public static int Guard(ParseResult result, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ReportException fault)
        {
            result.InvocationConfiguration.Error.WriteLine(fault.Message);

            return 1;
        }
    }

    /// <summary>The value of an option that a file needs and the store does not.</summary>
    public static string Needed(ParseResult result, Option<string> option) =>
        result.GetValue(option) ?? throw new ReportException($"A file needs {option.Name}: {option.Description}.");

    private static async Task<int> GuardAsync(ParseResult result, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ReportException fault)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(fault.Message);

            return 1;
        }
    }

    private int Written(ParseResult result, ReportDocument document)
    {
        ReportWriter.Write(document, FormatOf(result), result.InvocationConfiguration.Output);

        return 0;
    }

    private static Option<string> FormatOption()
    {
        Option<string> option = new("--format") { Description = "table, json or csv", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json", "csv");

        return option;
    }
}

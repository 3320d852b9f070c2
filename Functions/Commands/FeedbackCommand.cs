using System.CommandLine;
using CxHub.Connectors.Files;
using CxHub.Functions.Configuration;
using CxHub.Functions.Http;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub feedback import FILE.csv</c>: answers from a file, idempotent by answer id.</summary>
internal static class FeedbackCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "CSV with a header row; responseId is required" };
    private static readonly Option<string> Source = new("--source") { Description = "The configured source the answers belong to", DefaultValueFactory = _ => "surveys" };

    public static Command Build()
    {
        var import = new Command("import", "Imports answers from a CSV file; importing it twice changes nothing") { File, Source };
        import.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse), (services, token) => ImportAsync(services, parse.GetRequiredValue(File), parse.GetValue(Source)!, token), cancellationToken));
        return new Command("feedback", "Answers from other places") { import };
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, string source, CancellationToken cancellationToken)
    {
        var (read, changed, setAside) = (0, 0, 0);
        await using var content = file.OpenRead();
        var csv = new FeedbackCsv(source, file.Name, services.GetRequiredService<HubConfig>().Zone);
        await foreach (var page in csv.ReadAsync(content, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken))
        {
            changed += await services.GetRequiredService<FeedbackLanding>().LandAsync(source, page, cancellationToken);
            read += page.Records.Count;
            setAside += page.SetAside?.Count ?? 0;
            foreach (var row in page.SetAside ?? [])
            {
                await Terminal.Error.WriteLineAsync($"{row.Where}: {row.Reason}");
            }
        }

        await Terminal.Out.WriteLineAsync(FormattableString.Invariant($"{read} answers read, {changed} new or changed, {setAside} set aside."));
        return setAside > 0 ? 1 : 0;
    }
}

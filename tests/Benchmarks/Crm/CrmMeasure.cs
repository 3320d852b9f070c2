using System.Diagnostics;
using System.Globalization;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>One pull or push by the product's connector, alone in this process: seconds, CPU seconds and peak memory as one JSON line.</summary>
internal static class CrmMeasure
{
    /// <summary>As many rows as the hub plans and writes together.</summary>
    private const int Batch = 10_000;

    private static readonly string[] Fields = ["FirstName", "LastName", "Email", "Phone", "Title", "MailingCity"];

    public static async Task RunAsync(string work, int rows, Uri address)
    {
        using HttpMessageHandler handler = work.StartsWith("push", StringComparison.Ordinal) ? new InstantOrg() : new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = System.Net.DecompressionMethods.All };
        using var invoker = new HttpClient(handler);
        using var connection = Connect(work, address, invoker);
        var started = Stopwatch.GetTimestamp();
        var done = work.StartsWith("push", StringComparison.Ordinal) ? await PushAsync(connection, rows) : await PullAsync(connection);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (done != rows)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{work}: {done} of {rows} rows"));
        }

        using var process = Process.GetCurrentProcess();
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seconds":{{seconds:0.000}},"cpu":{{process.TotalProcessorTime.TotalSeconds:0.000}},"peakMb":{{process.PeakWorkingSet64 / 1048576.0:0.0}}}"""));
    }

    private static SalesforceConnection Connect(string work, Uri address, HttpClient http) => new(
        new SalesforceOptions
        {
            InstanceUrl = address,
            ClientId = "sandbox",
            ClientSecret = "sandbox",
            Policy = new CallPolicy(),
            BulkQueryFrom = work is "pull-bulk" ? 1 : 0,
            CollectionsUpTo = work is "push-collections" ? int.MaxValue : 2000,
        },
        http, new HastyClock(), NullLogger.Instance);

    private static async Task<int> PullAsync(SalesforceConnection connection)
    {
        var read = 0;
        await foreach (var page in new SalesforceSource(connection).PullAsync(new PullRequest("Contact", Fields, null), CancellationToken.None))
        {
            read += page.Records.Count;
        }

        return read;
    }

    private static async Task<int> PushAsync(SalesforceConnection connection, int rows)
    {
        var written = 0;
        foreach (var numbers in Enumerable.Range(1, rows).Chunk(Batch))
        {
            var batch = new PushBatch("benchmark", "Contact", [.. numbers.Select(Row)]);
            await foreach (var result in new SalesforceSink(connection).WriteAsync(batch, CancellationToken.None))
            {
                written += result.Outcome is RowOutcome.Written ? 1 : 0;
            }
        }

        return written;
    }

    private static PushRow Row(int number) => new(CrmServer.Id(number), null, new Dictionary<string, object?>
    {
        ["CxHub_Nps__c"] = (decimal)(number % 11),
        ["CxHub_Segment__c"] = "Passive",
        ["CxHub_Score_At__c"] = "2026-03-02T08:15:30Z",
        ["CxHub_Feedback__c"] = "Giao hàng chậm nhưng nhân viên nhiệt tình.",
    });
}

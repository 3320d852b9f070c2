using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// A first load through a Bulk 2.0 query job. Result pages stay readable for a week, in any order, so a load goes on at the page where
/// it was interrupted; the rows read are counted against the job's own number.
/// </summary>
internal sealed class BulkReader(SalesforceConnection connection, SalesforceObject described, SalesforceQuery query)
{
    private const int RowsPerFile = 20_000;
    private const int RowsPerPage = 2_000;

    /// <summary>Null when the object cannot be read in bulk; the caller pages through REST then.</summary>
    public async Task<SalesforceCursor?> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            // No ORDER BY: it would switch off the service's own chunking.
            var (job, serverTime) = await BulkJob.CreateAsync(connection, "query", json =>
            {
                json.WriteString("operation", "queryAll");
                json.WriteString("query", query.Select);
            }, cancellationToken);
            return new SalesforceCursor(query.Fields, serverTime) { Entity = query.Entity, Job = job.Id };
        }
        catch (ConnectorException failure) when (failure.Kind is FailureKind.Rejected && failure.Code is "INVALIDENTITY" or "API_ERROR" or "EXCEEDEDQUOTA" or "FEATURENOTENABLED")
        {
            return null;
        }
    }

    /// <summary>Waits for the job; how many rows it found, or null when it failed or is gone.</summary>
    public async Task<int?> ReadyAsync(SalesforceCursor start, CancellationToken cancellationToken)
    {
        var (state, message, rows) = await new BulkJob(connection, "query", start.Job!).WaitAsync(cancellationToken);
        if (state is "JobComplete")
        {
            return rows;
        }

        connection.Logger.ReadingAll(connection.Options.Name, query.Entity, $"the Bulk query ended {state} {ErrorText.Mask(message)}");
        return null;
    }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SalesforceCursor start, int expected, bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = new BulkJob(connection, "query", start.Job!);
        var (cursor, rows) = (start, start.JobRows);
        while (true)
        {
            using var answer = await FileAsync(job, cursor.JobLocator, cancellationToken);
            var next = answer.Header("Sforce-Locator") is { Length: > 0 } locator && locator is not "null" ? locator : null;
            var given = int.TryParse(answer.Header("Sforce-NumberOfRecords"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
            var before = rows;
            cursor = next is null
                ? new SalesforceCursor(query.Fields, start.Watermark) { Entity = query.Entity }
                : start with { JobLocator = next, JobRows = before + Math.Max(0, given) };
            await foreach (var page in PagesAsync(answer, cursor, isFull, next is null, cancellationToken))
            {
                rows += page.Records.Count + (page.SetAside?.Count ?? 0);
                if (page.IsLast && rows < expected)
                {
                    throw new ConnectorException(connection.Options.Name, FailureKind.Transient, string.Create(CultureInfo.InvariantCulture, $"the Bulk query on {query.Entity} promised {expected} rows and gave {rows}; a proxy may strip the Sforce- headers. The load goes on at its last cursor."), "bulk-short");
                }

                yield return page;
            }

            if (next is null)
            {
                yield break;
            }
        }
    }

    private Task<SystemAnswer> FileAsync(BulkJob job, string? locator, CancellationToken cancellationToken)
    {
        var path = job.Path(string.Create(CultureInfo.InvariantCulture, $"results?maxRecords={RowsPerFile}{(locator is null ? string.Empty : $"&locator={Uri.EscapeDataString(locator)}")}"));
        return connection.Client.SendAsync(SystemCall.Get(path, "bulk") with { ExpectJson = false, Headers = [new("Accept", "text/csv")] }, cancellationToken);
    }

    /// <summary>A file in pages of the usual size; only its last page can be resumed behind.</summary>
    private async IAsyncEnumerable<SourcePage> PagesAsync(SystemAnswer answer, SalesforceCursor cursor, bool isFull, bool isLastFile, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(answer.Body, new CsvReaderOptions { Separator = ',' });
        await csv.ReadHeaderAsync(cancellationToken);
        var reader = new BulkRow(connection.Options.Name, query, described, [.. csv.Headers]);
        List<SourceRecord> records = new(RowsPerPage);
        List<UnreadableRow> setAside = [];
        var more = await csv.ReadAsync(cancellationToken);
        while (more)
        {
            if (reader.Read(csv, out var unreadable) is { } record)
            {
                records.Add(record);
            }
            else
            {
                setAside.Add(unreadable!);
            }

            more = await csv.ReadAsync(cancellationToken);
            if (more && records.Count >= RowsPerPage)
            {
                yield return new SourcePage(records, null, isFull, SetAside: setAside) { Withheld = query.Withheld };
                (records, setAside) = (new(RowsPerPage), []);
            }
        }

        yield return new SourcePage(records, cursor.ToText(), isFull, isLastFile, setAside) { Withheld = query.Withheld };
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Reads a Salesforce org through queryAll, ordered by (SystemModstamp, Id), so deletes and merges arrive like changes.
/// A pull that is interrupted anywhere goes on behind the last row of the last page given.
/// </summary>
public sealed class SalesforceSource(SalesforceConnection connection) : ISource, IKeySweep
{
    private const int RestartsWithoutProgress = 3;

    public string Name => connection.Options.Name;

    public CallMeter Calls => connection.Calls;

    public async IAsyncEnumerable<SourcePage> PullAsync(PullRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var described = await connection.RequireAsync(request.Entity, cancellationToken);
        var plan = SalesforceQuery.Plan(described, request.Fields);
        var walk = SalesforceWalk.Start(plan, SalesforceCursor.Parse(request.Cursor), connection.Options.LookBack);
        var bulk = new BulkReader(connection, described, walk.Query);
        var first = walk is { IsFull: true } ? await NextAsync(walk, cancellationToken) : null;
        if (first is not null && connection.Options.BulkQueryFrom > 0 && walk.TotalSize >= connection.Options.BulkQueryFrom)
        {
            walk.Job = await bulk.BeginAsync(cancellationToken);
        }

        if (walk.Job is { } job)
        {
            if (await bulk.ReadyAsync(job, cancellationToken) is { } expected)
            {
                await foreach (var page in bulk.ReadAsync(job, expected, walk.IsFull, cancellationToken))
                {
                    yield return page;
                }

                yield break;
            }

            // The job failed or is older than a week: what a page of REST began, or a load from nothing, goes on instead.
            walk = first is null ? SalesforceWalk.Start(plan, null, connection.Options.LookBack) : walk;
        }

        if (first is not null)
        {
            yield return first;
        }

        while (!walk.Done)
        {
            yield return await NextAsync(walk, cancellationToken);
        }
    }

    public async Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false) =>
        (await connection.DescribeAsync(entity, cancellationToken, fresh))?.ToSchema();

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<string>> SweepAsync(string entity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // By id instead of by locator: every page is a query of its own, so no session can end in between.
        var last = string.Empty;
        // Old activities are archived: a plain query does not show them although they are there.
        var archived = entity is "Task" or "Event";
        while (true)
        {
            string[] conditions = [.. archived ? ["IsDeleted = false"] : (string[])[], .. last.Length > 0 ? [$"Id > {Soql.Quote(last)}"] : (string[])[]];
            var where = conditions.Length > 0 ? $" WHERE {string.Join(" AND ", conditions)}" : string.Empty;
            var soql = string.Create(CultureInfo.InvariantCulture, $"SELECT Id FROM {Soql.Name(entity)}{where} ORDER BY Id LIMIT {connection.Options.PageSize}");
            using var answer = await connection.Client.SendAsync(SystemCall.Get(connection.Path($"{(archived ? "queryAll" : "query")}?q={Uri.EscapeDataString(soql)}"), "sweep") with { Headers = PageSize }, cancellationToken);
            string[] ids = [.. answer.Root.GetProperty("records").EnumerateArray().Select(row => TokenCall.Text(row, "Id")).OfType<string>()];
            if (ids.Length is 0)
            {
                yield break;
            }

            yield return ids;
            last = ids[^1];
        }
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var answer = await connection.Client.SendAsync(SystemCall.Get(connection.Path("limits"), "check"), cancellationToken);
    }

    private IReadOnlyList<KeyValuePair<string, string>> PageSize =>
        [new("Sforce-Query-Options", string.Create(CultureInfo.InvariantCulture, $"batchSize={connection.Options.PageSize}"))];

    private async Task<SourcePage> NextAsync(SalesforceWalk walk, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await PageAsync(walk, cancellationToken);
            }
            catch (ConnectorException failure) when (failure.Kind is FailureKind.CursorExpired && walk.Next is not null && walk.Restarts < RestartsWithoutProgress)
            {
                // A locator lives in the session that made it; the position in the data does not.
                walk.Restarts++;
                walk.Next = null;
                connection.Logger.QueryRestarted(Name, walk.Query.Entity);
            }
            catch (ConnectorException failure) when (walk.Next is null && SalesforceQuery.MissingColumn(failure) is { } column && walk.Query.Without(column) is var fewer && fewer.Fields.Count < walk.Query.Fields.Count)
            {
                connection.FieldVanished(walk.Query.Entity, column);
                walk.Query = fewer;
            }
        }
    }

    /// <summary>The rows are read as part of the call, so that a page that was cut off is asked for again like every other broken answer.</summary>
    private async Task<SourcePage> PageAsync(SalesforceWalk walk, CancellationToken cancellationToken)
    {
        SalesforcePage? page = null;
        var call = Call(walk) with { IsWhole = answer => (page = SalesforcePage.Read(Name, walk.Query, answer.Body.Span)) is not null };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        walk.Advance(Name, page!, answer.ServerTime, connection.Options.LookBack);
        return new SourcePage(page!.Records, walk.Cursor.ToText(), walk.IsFull, walk.Done, page.SetAside) { Withheld = walk.Query.Withheld };
    }

    private SystemCall Call(SalesforceWalk walk)
    {
        var path = walk.Next ?? connection.Path($"queryAll?q={Uri.EscapeDataString(walk.Query.Text(walk.Since, walk.AfterStamp, walk.AfterId))}");
        return SystemCall.Get(path, "query") with
        {
            SessionBound = walk.Next is not null,
            ExpectJson = false,
            Headers = PageSize,
        };
    }
}

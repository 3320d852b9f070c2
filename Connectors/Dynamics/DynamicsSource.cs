using System.Globalization;
using System.Runtime.CompilerServices;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// Reads Dataverse tables: by change tracking where the table has it (deletes arrive as tombstones), else by <c>modifiedon</c>.
/// An expired delta link leads to a full load by itself.
/// </summary>
public sealed class DynamicsSource(DynamicsConnection connection) : ISource, IKeySweep
{
    public string Name => connection.Options.Name;

    public CallMeter Calls => connection.Calls;

    public async IAsyncEnumerable<SourcePage> PullAsync(PullRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await connection.TableAsync(request.Entity, cancellationToken);
        var walk = Start(table, Columns(table, request.Fields), DynamicsCursor.Parse(request.Cursor));

        while (!walk.Done)
        {
            yield return await NextAsync(walk, cancellationToken);
        }
    }

    public Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false) =>
        connection.SchemaAsync(entity, cancellationToken, fresh);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<string>> SweepAsync(string entity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await connection.TableAsync(entity, cancellationToken);
        var next = connection.Path($"{table.SetName}?$select={table.PrimaryId}&$orderby={table.PrimaryId}");
        while (next is not null)
        {
            var call = SystemCall.Get(SameHost.Check(Name, connection.Options.Url, next), "sweep") with { Headers = [new("Prefer", "odata.maxpagesize=5000")] };
            using var answer = await connection.Client.SendAsync(call, cancellationToken);
            yield return [.. answer.Root.GetProperty("value").EnumerateArray().Select(row => TokenCall.Text(row, table.PrimaryId)).OfType<string>()];
            next = TokenCall.Text(answer.Root, "@odata.nextLink");
        }
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var answer = await connection.Client.SendAsync(SystemCall.Get(connection.Path("WhoAmI"), "check"), cancellationToken);
    }

    private static SortedSet<string> Columns(DynamicsTable table, IReadOnlyList<string> requested) =>
        [.. requested.Select(field => DynamicsName.Check(field.Split('@')[0])), table.PrimaryId, "modifiedon"];

    private static DynamicsWalk Start(DynamicsTable table, SortedSet<string> columns, DynamicsCursor? cursor)
    {
        // A cursor without a place, or of another table, stands for nothing here.
        if (cursor is { Delta: null, Next: null, Since: null } || cursor?.Fields.Contains(table.PrimaryId) is false)
        {
            cursor = null;
        }

        return cursor?.Next is { } next
            ? new DynamicsWalk(table, [.. cursor.Fields]) { Link = next } // A page link keeps the columns it was made with.
            : new DynamicsWalk(table, columns)
            {
                IsFull = cursor is null,
                Link = cursor?.Delta is { } delta ? DeltaLink.Of(delta, cursor.Fields, columns) : null,
                OnDelta = cursor?.Delta is not null,
                Since = cursor?.Since,
            };
    }

    private async Task<SourcePage> NextAsync(DynamicsWalk walk, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await PageAsync(walk, cancellationToken);
            }
            catch (ConnectorException failure) when (DynamicsErrors.MissingColumn(failure) is { } column && walk.Without(column))
            {
                connection.ColumnVanished(walk.Table.LogicalName, column);
            }
            catch (ConnectorException failure) when (IsExpired(walk, failure))
            {
                // The service throws for a token older than its retention; only everything is certain now.
                connection.Logger.ReadingAll(Name, walk.Table.LogicalName, walk.OnDelta ? "the change-tracking token expired" : "the page link expired");
                walk.StartOver();
            }
        }
    }

    /// <summary>The rows are read as part of the call, so that a page that was cut off is asked for again like every other broken answer.</summary>
    private async Task<SourcePage> PageAsync(DynamicsWalk walk, CancellationToken cancellationToken)
    {
        DynamicsPage? page = null;
        var call = Call(walk) with { IsWhole = answer => (page = DynamicsPage.Read(Name, walk.Table, answer.ServerTime ?? connection.Clock.GetUtcNow(), answer.Body.Span)) is not null };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        walk.Advance(page!, answer.ServerTime);
        return new SourcePage(page!.Records, walk.Cursor()?.ToText(), walk.IsFull, walk.Done, page.SetAside) { Withheld = [.. walk.Withheld] };
    }

    /// <summary>Any refusal of a saved link that is neither throttling nor credentials; the code is not documented.</summary>
    private static bool IsExpired(DynamicsWalk walk, ConnectorException failure) =>
        walk is { FromCursor: true, Link: not null } && failure.Code is not "foreign-link"
        && (failure.Kind is FailureKind.Rejected or FailureKind.CursorExpired || (walk.OnDelta && failure is { Kind: FailureKind.Transient, Code: "http-500" or "0x80040216" }));

    private SystemCall Call(DynamicsWalk walk)
    {
        var prefer = walk.Table.TracksChanges
            ? string.Create(CultureInfo.InvariantCulture, $"odata.track-changes,odata.maxpagesize={connection.Options.PageSize}")
            : string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={connection.Options.PageSize}");
        var path = walk.Link is { } link ? SameHost.Check(Name, connection.Options.Url, link) : connection.Path(Query(walk));
        return SystemCall.Get(path, "query") with { Headers = [new("Prefer", prefer)], ExpectJson = false };
    }

    private string Query(DynamicsWalk walk)
    {
        var query = $"{walk.Table.SetName}?$select={string.Join(',', walk.Columns)}";
        if (walk.Table.TracksChanges)
        {
            return query;
        }

        var filter = walk.Since is { } since
            ? $"&$filter={Uri.EscapeDataString($"modifiedon ge {(since - connection.Options.LookBack).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}")}"
            : string.Empty;
        return $"{query}{filter}&$orderby=modifiedon%20asc,{walk.Table.PrimaryId}%20asc";
    }
}

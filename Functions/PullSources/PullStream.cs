using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PullSources;

/// <summary>
/// Pulls one entity of one source: each page is landed together with the cursor that covers it, in one transaction. A field that drifted is left
/// out and keeps its last value; a field that is new to the map is then filled in on the records landed before.
/// </summary>
public sealed class PullStream(HubStore store, ConfiguredMaps maps, SchemaWatch schemas, BackfillFields backfill, CallBook calls, StepLease lease, TimeProvider clock, ILogger<PullStream> logger)
{
    public Task<StreamReport> RunAsync(ISource source, string entity, CancellationToken cancellationToken) =>
        lease.RunAsync($"pull:{source.Name}/{entity}", token => PullAsync(source, entity, token), cancellationToken);

    private async Task<StreamReport> PullAsync(ISource source, string entity, CancellationToken cancellationToken)
    {
        var report = new StreamReport(source.Name, entity, 0, 0, 0);
        try
        {
            await calls.SettleAsync(source.Name, source.Calls, cancellationToken);
            string[] paused = [.. (await schemas.LookAsync(source.Name, entity, cancellationToken)).Where(field => field.Read).Select(field => field.Field)];
            string[] fields = [.. maps.FieldsToPull(source.Name, entity).Except(paused, StringComparer.Ordinal)];
            await backfill.NoteAsync(source.Name, entity, fields, cancellationToken);
            await foreach (var landed in PagesAsync(source, new PullRequest(entity, fields, null), paused, cancellationToken))
            {
                report = report.Add(landed);
            }

            report = report with { Filled = await backfill.RunAsync(source, entity, cancellationToken) };

            // A field that vanished while pages came is paused now; that costs a call only then.
            await schemas.LookAsync(source.Name, entity, cancellationToken);
            return report;
        }
        catch (ConnectorException failure)
        {
            logger.StreamStopped(failure, source.Name, entity, failure.Kind);
            await store.WriteAsync(session => RememberAsync(session, source.Name, entity, failure, cancellationToken), cancellationToken);
            return report with { Error = failure.Message };
        }
    }

    private async IAsyncEnumerable<StreamReport> PagesAsync(ISource source, PullRequest request, string[] paused, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var saved = await store.ReadAsync(session => session.Cursors.GetAsync(source.Name, request.Entity, cancellationToken), cancellationToken);
        var startedAt = saved?.FullLoadStartedAt ?? clock.GetUtcNow();
        await foreach (var page in source.PullAsync(request with { Cursor = saved?.Cursor }, cancellationToken).OneAhead(cancellationToken))
        {
            var changed = await store.WriteAsync(session => LandAsync(session, source.Name, request.Entity, page, paused, startedAt, cancellationToken), cancellationToken);
            await calls.SettleAsync(source.Name, source.Calls, cancellationToken);
            logger.PageLanded(source.Name, request.Entity, page.Records.Count, changed);
            yield return new StreamReport(source.Name, request.Entity, page.Records.Count, changed, page.SetAside?.Count ?? 0);
        }
    }

    private async Task<int> LandAsync(HubSession session, string source, string entity, SourcePage page, string[] paused, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var records = await KeepAsync(session, page, paused, cancellationToken);
        List<SourceKey> changed = [.. await session.Records.LandAsync(records, page.IsFullLoad, cancellationToken)];
        if (page is { IsFullLoad: true, IsLast: true })
        {
            changed.AddRange(await session.Records.SweepAsync(source, entity, startedAt, cancellationToken));
        }

        await PendingStep.QueueToMapAsync(session, changed, cancellationToken);
        if (page.SetAside is { Count: > 0 } unreadable)
        {
            await session.SetAside.PutAsync([.. unreadable.Select(row => new SetAsideRow("pull", source, $"{entity}/{row.Where}", row.Reason, row.Text, now))], cancellationToken);
        }

        if (page.Cursor is not null)
        {
            var fullLoad = page.IsFullLoad && !page.IsLast ? startedAt : (DateTimeOffset?)null;
            await session.Cursors.SetAsync(new SourceCursor(source, entity, page.Cursor, fullLoad, now, page.IsLast ? now : null, null), cancellationToken);
        }

        return changed.Count;
    }

    /// <summary>The page's rows with the last known values of fields that are paused: a field that is not offered has not become empty.</summary>
    private static async Task<IReadOnlyList<SourceRecord>> KeepAsync(HubSession session, SourcePage page, string[] paused, CancellationToken cancellationToken)
    {
        string[] fields = [.. paused.Union(page.Withheld, StringComparer.Ordinal)];
        if (fields.Length is 0)
        {
            return page.Records;
        }

        var standing = (await session.Records.GetAsync([.. page.Records.Select(record => record.Key)], cancellationToken)).ToDictionary(record => record.Key, record => record.Body);
        return [.. page.Records.Select(record => record.Deleted ? record : record with { Body = RecordBody.Take(record.Body, standing.GetValueOrDefault(record.Key, "{}"), fields) })];
    }

    private async Task RememberAsync(HubSession session, string source, string entity, ConnectorException failure, CancellationToken cancellationToken)
    {
        var cursor = await session.Cursors.GetAsync(source, entity, cancellationToken)
            ?? new SourceCursor(source, entity, null, null, clock.GetUtcNow(), null, null);
        await session.Cursors.SetAsync(
            failure.Kind is FailureKind.CursorExpired ? cursor with { Cursor = null, LastError = failure.Message } : cursor with { LastError = failure.Message },
            cancellationToken);
    }
}

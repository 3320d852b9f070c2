using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PullSources;

/// <summary>Pulls one entity of one source: each page is landed together with the cursor that covers it, in one transaction.</summary>
public sealed class PullStream(HubStore store, ConfiguredMaps maps, StepLease lease, TimeProvider clock, ILogger<PullStream> logger)
{
    public Task<StreamReport> RunAsync(ISource source, string entity, CancellationToken cancellationToken) =>
        lease.RunAsync($"pull:{source.Name}/{entity}", token => PullAsync(source, entity, token), cancellationToken);

    private async Task<StreamReport> PullAsync(ISource source, string entity, CancellationToken cancellationToken)
    {
        var saved = await store.ReadAsync(session => session.Cursors.GetAsync(source.Name, entity, cancellationToken), cancellationToken);
        var report = new StreamReport(source.Name, entity, 0, 0, 0);
        var startedAt = saved?.FullLoadStartedAt ?? clock.GetUtcNow();
        try
        {
            await foreach (var page in source.PullAsync(new PullRequest(entity, maps.FieldsToPull(source.Name, entity), saved?.Cursor), cancellationToken))
            {
                var changed = await store.WriteAsync(session => LandAsync(session, source.Name, entity, page, startedAt, cancellationToken), cancellationToken);
                report = report with
                {
                    Read = report.Read + page.Records.Count,
                    Changed = report.Changed + changed,
                    SetAside = report.SetAside + (page.SetAside?.Count ?? 0),
                };
                logger.PageLanded(source.Name, entity, page.Records.Count, changed);
            }

            return report;
        }
        catch (ConnectorException failure)
        {
            logger.StreamStopped(failure, source.Name, entity, failure.Kind);
            await store.WriteAsync(session => RememberAsync(session, source.Name, entity, failure, cancellationToken), cancellationToken);
            return report with { Error = failure.Message };
        }
    }

    private async Task<int> LandAsync(HubSession session, string source, string entity, SourcePage page, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<SourceKey> changed = [.. await session.Records.LandAsync(page.Records, page.IsFullLoad, cancellationToken)];
        if (page is { IsFullLoad: true, IsLast: true })
        {
            changed.AddRange(await session.Records.SweepAsync(source, entity, startedAt, cancellationToken));
        }

        if (changed.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Map, [.. changed.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }

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

    private async Task RememberAsync(HubSession session, string source, string entity, ConnectorException failure, CancellationToken cancellationToken)
    {
        var cursor = await session.Cursors.GetAsync(source, entity, cancellationToken)
            ?? new SourceCursor(source, entity, null, null, clock.GetUtcNow(), null, null);
        await session.Cursors.SetAsync(
            failure.Kind is FailureKind.CursorExpired ? cursor with { Cursor = null, LastError = failure.Message } : cursor with { LastError = failure.Message },
            cancellationToken);
    }
}

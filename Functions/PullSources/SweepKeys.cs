using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PullSources;

/// <summary>
/// Finds what a source erased without a trace: every so often all live ids of an entity are listed, and what the hub holds beyond them is gone. A list that would
/// take away more than a plausible share is not believed: a permission that was withdrawn looks the same.
/// </summary>
public sealed class SweepKeys(HubStore store, HubConfig hub, StepLease lease, TimeProvider clock, ILogger<SweepKeys> logger)
{
    /// <summary>So many may always be gone: of few records a few are a large share.</summary>
    private const int FreeRows = 10;

    /// <summary>What the pull of the stream brought, and what a sweep that was due found missing.</summary>
    public async Task<StreamReport> RunAsync(ISource source, StreamReport pulled, CancellationToken cancellationToken)
    {
        if (hub.Sweep is not { } options || source is not IKeySweep keys || pulled.Error is not null || !await IsDueAsync(pulled, options.Every, cancellationToken))
        {
            return pulled;
        }

        try
        {
            return await lease.RunAsync($"pull:{pulled.Source}/{pulled.Entity}", token => SweepAsync(keys, pulled, options, token), cancellationToken);
        }
        catch (ConnectorException failure)
        {
            logger.StreamStopped(failure, pulled.Source, pulled.Entity, failure.Kind);
            return pulled with { Error = failure.Message };
        }
    }

    /// <summary>The first time only starts the clock: what was just loaded from nothing holds nothing that is gone. While everything is read again, that finds what is gone.</summary>
    private async Task<bool> IsDueAsync(StreamReport stream, TimeSpan every, CancellationToken cancellationToken)
    {
        var (cursor, last) = await store.ReadAsync(
            async session => (await session.Cursors.GetAsync(stream.Source, stream.Entity, cancellationToken), await session.Models.GetAsync(Watermark(stream), cancellationToken)), cancellationToken);
        if (cursor is not { Cursor: not null, FullLoadStartedAt: null })
        {
            return false;
        }

        if (last is null)
        {
            await store.WriteAsync(session => RememberAsync(session, stream, cancellationToken), cancellationToken);
        }

        return last is not null && clock.GetUtcNow() - DateTimeOffset.Parse(last, CultureInfo.InvariantCulture) >= every;
    }

    private async Task<StreamReport> SweepAsync(IKeySweep keys, StreamReport pulled, SweepOptions options, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        await foreach (var ids in keys.SweepAsync(pulled.Entity, cancellationToken))
        {
            await store.WriteAsync(session => session.Records.SeenAsync(pulled.Source, pulled.Entity, ids, cancellationToken), cancellationToken);
        }

        return await store.WriteAsync(session => SettleAsync(session, pulled, options, startedAt, cancellationToken), cancellationToken);
    }

    private async Task<StreamReport> SettleAsync(HubSession session, StreamReport pulled, SweepOptions options, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        await RememberAsync(session, pulled, cancellationToken);
        var (live, missing) = await session.Records.UnseenAsync(pulled.Source, pulled.Entity, startedAt, cancellationToken);
        if (missing > FreeRows && missing > live * options.LargestShare)
        {
            var objection = string.Create(CultureInfo.InvariantCulture, $"{pulled.Source} no longer lists {missing} of {live} {pulled.Entity} records. Nothing was removed: look whether the hub's user may still read them; if they are really gone, raise sweep.largestShare in config/hub.yaml for one sweep.");
            logger.SweepDoubted(pulled.Source, pulled.Entity, missing, live);
            await session.SetAside.PutAsync([new SetAsideRow("sweep", pulled.Source, pulled.Entity, objection, null, clock.GetUtcNow())], cancellationToken);
            return pulled with { Error = objection };
        }

        var gone = await session.Records.SweepAsync(pulled.Source, pulled.Entity, startedAt, cancellationToken);
        await session.SetAside.ClearAsync("sweep", [pulled.Entity], cancellationToken);
        if (gone.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Map, [.. gone.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }

        logger.Swept(pulled.Source, pulled.Entity, live, gone.Count);
        return pulled with { Changed = pulled.Changed + gone.Count };
    }

    private Task RememberAsync(HubSession session, StreamReport stream, CancellationToken cancellationToken) =>
        session.Models.PutAsync(Watermark(stream), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken);

    private static string Watermark(StreamReport stream) => $"swept:{stream.Source}/{stream.Entity}";
}

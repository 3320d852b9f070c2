using System.Security.Cryptography;
using System.Text;
using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.FetchAnswers;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.Http;

/// <summary>
/// Stores received answers as source records, so that a webhook, a poll and a file bring the same answer into the same place once.
/// Answers that arrive together share one durable commit.
/// </summary>
public sealed class FeedbackLanding : IDisposable
{
    private readonly HubStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger<FeedbackLanding> _logger;
    private readonly GroupWriter<SourceRecord, bool> _writer;
    private readonly GroupWriter<Announcement, bool> _announcements;

    public FeedbackLanding(HubStore store, TimeProvider clock, ILogger<FeedbackLanding> logger)
    {
        (_store, _clock, _logger) = (store, clock, logger);
        _writer = new GroupWriter<SourceRecord, bool>(store, LandAsync);
        _announcements = new GroupWriter<Announcement, bool>(store, AnnounceAsync);
    }

    /// <summary>Returns once the answer is durably stored; false when it was there already, unchanged.</summary>
    public Task<bool> LandAsync(SourceRecord record, CancellationToken cancellationToken) => _writer.WriteAsync(record, cancellationToken);

    /// <summary>Lands a page of a file: readable answers and rows set aside.</summary>
    public async Task<int> LandAsync(string source, SourcePage page, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        SetAsideRow[] setAside = [.. (page.SetAside ?? []).Select(row => new SetAsideRow("feedback", source, row.Where, row.Reason, row.Text, now))];
        var changed = await _store.WriteAsync(
            async session =>
            {
                await session.SetAside.PutAsync(setAside, cancellationToken);
                return await LandAsync(session, page.Records, cancellationToken);
            },
            cancellationToken);
        return changed.Count(isNew => isNew);
    }

    /// <summary>Keeps a malformed answer with its reason, named by the hash of what was received, so that a repeated delivery is one row.</summary>
    public async Task SetAsideAsync(string source, IntakeResult.Malformed malformed, byte[] body, CancellationToken cancellationToken)
    {
        _logger.FeedbackRefused(source, $"{malformed.Field}: {malformed.Reason}");
        var row = new SetAsideRow("feedback", source, Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8)), $"{malformed.Field}: {malformed.Reason}", Encoding.UTF8.GetString(body), _clock.GetUtcNow());
        await _store.WriteAsync(session => session.SetAside.PutAsync([row], cancellationToken), cancellationToken);
    }

    /// <summary>Returns once it is durably remembered that an answer, of which only the ids came, is to be fetched. Announced ten times, it is fetched once.</summary>
    public Task AnnounceAsync(string source, IntakeResult.Announced announced, CancellationToken cancellationToken) =>
        _announcements.WriteAsync(new Announcement(source, AnnouncedAnswer.KeyOf(announced)), cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();
        _announcements.Dispose();
    }

    private static async Task<IReadOnlyList<bool>> AnnounceAsync(HubSession session, IReadOnlyList<Announcement> announcements, CancellationToken cancellationToken)
    {
        foreach (var (source, key) in announcements.Distinct())
        {
            await session.Pending.AddAsync(PendingStep.Answer(source), [key], cancellationToken);
            await session.Messages.SendAsync(StepQueue.AnswersAnnounced, null, new StepMessage(source, Key: key).ToJson(), null, cancellationToken);
        }

        return [.. announcements.Select(_ => true)];
    }

    /// <summary>Lands answers in the caller's transaction; says of each whether it is new or changed.</summary>
    internal static async Task<IReadOnlyList<bool>> LandAsync(HubSession session, IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken)
    {
        var changed = (await session.Records.LandAsync(records, false, cancellationToken)).ToHashSet();
        if (changed.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Map, [.. changed.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }

        return [.. records.Select(record => changed.Contains(record.Key))];
    }

    private sealed record Announcement(string Source, string Key);
}

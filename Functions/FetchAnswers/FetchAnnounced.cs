using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Functions.Http;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.FetchAnswers;

/// <summary>Fetches one announced answer and lands it, off the work list in the same transaction. What can never be fetched is set aside with the reason.</summary>
public sealed class FetchAnnounced(HubStore store, TimeProvider clock)
{
    public const int FirstAttempt = 1;

    /// <summary>Code of the failure that says: announced, and not given out yet.</summary>
    public const string NotYet = "not-yet";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];

    /// <summary>True when the answer is stored now.</summary>
    /// <exception cref="ConnectorException">Not fetched this time; to be tried again.</exception>
    public async Task<bool> RunAsync(AnswerApi api, PendingItem item, int attempt, CancellationToken cancellationToken)
    {
        switch (await FetchAsync(api, item.Key, cancellationToken))
        {
            case IntakeResult.Accepted accepted:
                await DoneAsync(api.Source, item, session => LandAsync(session, item, accepted, cancellationToken), cancellationToken);
                return true;
            case IntakeResult.Malformed malformed:
                await SetAsideAsync(api.Source, item, $"{malformed.Field}: {malformed.Reason}", cancellationToken);
                return false;
            default:
                await WaitAsync(api.Source, item, attempt, cancellationToken);
                return false;
        }
    }

    private static async Task<IntakeResult?> FetchAsync(AnswerApi api, string key, CancellationToken cancellationToken)
    {
        try
        {
            return AnnouncedAnswer.Parse(key) is { } announced
                ? await api.FetchAsync(announced, cancellationToken)
                : new IntakeResult.Malformed("key", "it names no survey and response");
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Rejected)
        {
            return new IntakeResult.Malformed("fetch", refused.Message);
        }
    }

    private async Task WaitAsync(string source, PendingItem item, int attempt, CancellationToken cancellationToken)
    {
        if (attempt <= Pauses.Length)
        {
            throw new ConnectorException(source, FailureKind.Transient, "an announced answer cannot be read yet; it is asked for again", NotYet, Pauses[attempt - 1]);
        }

        await SetAsideAsync(source, item, "the tool announced this answer and does not give it out; it was probably deleted. Deliver the webhook again to try once more", cancellationToken);
    }

    private Task SetAsideAsync(string source, PendingItem item, string reason, CancellationToken cancellationToken) =>
        DoneAsync(source, item, session => session.SetAside.PutAsync([new SetAsideRow("answer", source, item.Key, reason, null, clock.GetUtcNow())], cancellationToken), cancellationToken);

    private static async Task LandAsync(HubSession session, PendingItem item, IntakeResult.Accepted accepted, CancellationToken cancellationToken)
    {
        await FeedbackLanding.LandAsync(session, accepted.Records, cancellationToken);
        await session.SetAside.ClearAsync("answer", [item.Key], cancellationToken);
    }

    private Task DoneAsync(string source, PendingItem item, Func<HubSession, Task> outcome, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            await outcome(session);
            await session.Pending.DoneAsync(PendingStep.Answer(source), [item], cancellationToken);
        },
        cancellationToken);
}

using System.Globalization;
using CxHub.Connectors;
using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.FetchAnswers;

/// <summary>
/// Queue <c>answers-announced</c>: fetches the answer that a message names. A message without a key comes from the timer and fetches whatever a source still
/// owes, for messages that were lost; what fails then waits for the next one.
/// </summary>
public sealed class FetchAnswersFunction(HubStore store, ConnectorCatalog systems, FetchAnnounced fetch, ILogger<FetchAnswersFunction> logger) : ITriggeredFunction
{
    private const int MostAtOnce = 10_000;

    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        var fetched = 0;
        foreach (var api in systems.Answers.Where(api => trigger.Message.Target is null || api.Source == trigger.Message.Target))
        {
            var waiting = await store.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Answer(api.Source), MostAtOnce, cancellationToken), cancellationToken);
            if (trigger.Message.Key is { } key)
            {
                // A message that comes twice finds the answer fetched and asks nobody.
                fetched += waiting.FirstOrDefault(item => item.Key == key) is { } item && await fetch.RunAsync(api, item, trigger.Message.Attempt, cancellationToken) ? 1 : 0;
            }
            else
            {
                fetched += await SweepAsync(api, waiting, cancellationToken);
            }
        }

        return fetched is 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{fetched} announced answers fetched")];
    }

    private async Task<int> SweepAsync(AnswerApi api, IReadOnlyList<PendingItem> waiting, CancellationToken cancellationToken)
    {
        var fetched = 0;
        foreach (var item in waiting)
        {
            try
            {
                fetched += await fetch.RunAsync(api, item, FetchAnnounced.FirstAttempt, cancellationToken) ? 1 : 0;
            }
            catch (ConnectorException failure) when (failure.Code is FetchAnnounced.NotYet)
            {
                // Its own message asks again.
            }
            catch (ConnectorException failure)
            {
                logger.AnswersWait(failure, api.Source, waiting.Count - fetched, failure.Kind);
                break;
            }
        }

        return fetched;
    }
}

using CxHub.Connectors;
using CxHub.Connectors.Changes;
using CxHub.Domain;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary>
/// <c>POST /api/changes/{source}</c>: a CRM says that records changed. The notice only makes the hub look: the named entities (all mapped ones when it names
/// none) are put on the pull's work list, once however many notices come, and read from the CRM itself.
/// </summary>
public static class ChangeEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/changes/{source}", PostAsync).WithName("PostChanges").WithSummary("A notice that records of a source changed: its entities are pulled at once").DisableAntiforgery();

    private static async Task<Results<Accepted<ChangeReceipt>, UnauthorizedHttpResult, NotFound, BadRequest<FeedbackProblem>, StatusCodeHttpResult>> PostAsync(
        string source, HttpRequest request, ConnectorCatalog systems, ConfiguredMaps maps, HubStore store, CancellationToken cancellationToken)
    {
        if (systems.FindChanges(source) is not { } settings)
        {
            return TypedResults.NotFound();
        }

        if (await RequestBody.ReadAsync(request, ChangeNotice.LargestBody, cancellationToken) is not { } body)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        switch (ChangeNotice.Read(settings, RequestBody.Headers(request), body))
        {
            case NoticeResult.Accepted notice:
                string[] streams = [.. Noticed(maps.Fields.Entities(source), notice.Entities).Select(entity => $"{source}/{entity}")];
                await QueueAsync(store, source, streams, cancellationToken);
                return TypedResults.Accepted((string?)null, new ChangeReceipt(streams));
            case NoticeResult.Malformed malformed:
                return TypedResults.BadRequest(new FeedbackProblem("body", malformed.Reason));
            default:
                return TypedResults.Unauthorized();
        }
    }

    private static IEnumerable<string> Noticed(IEnumerable<string> mapped, IReadOnlyList<string> named) =>
        mapped.Where(entity => named.Count is 0 || named.Contains(entity, StringComparer.OrdinalIgnoreCase));

    private static async Task QueueAsync(HubStore store, string source, string[] streams, CancellationToken cancellationToken)
    {
        if (streams is [])
        {
            return;
        }

        await store.WriteAsync(
            async session =>
            {
                await session.Pending.AddAsync(PendingStep.Pull, streams, cancellationToken);
                await session.Messages.SendAsync(StepQueue.ChangesNoticed, source, new StepMessage(source).ToJson(), null, cancellationToken);
            },
            cancellationToken);
    }
}

/// <summary>The <c>source/entity</c> streams that will be pulled because of a notice; empty when it named nothing that the hub reads.</summary>
public sealed record ChangeReceipt(IReadOnlyList<string> Queued);

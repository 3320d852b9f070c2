using CxHub.Connectors;
using CxHub.Connectors.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary>
/// <c>POST /api/feedback/{source}</c>: a survey tool's signed webhook or a plain JSON answer. The answer is stored before it is acknowledged and is
/// idempotent by its id; a wrong signature stores nothing; a malformed answer is refused by field and kept in the set-aside list.
/// </summary>
public static class FeedbackEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/feedback/{source}", PostAsync).WithName("PostFeedback").WithSummary("Receive an answer of a survey tool").DisableAntiforgery();

        // Qualtrics asks whether the address answers GET.
        api.MapGet("/feedback/{source}", (string source, ConnectorCatalog systems) => systems.FindWebhook(source) is null ? Results.NotFound() : Results.Ok(new { source })).ExcludeFromDescription();
    }

    private static async Task<Results<Accepted<FeedbackReceipt>, UnauthorizedHttpResult, NotFound, BadRequest<FeedbackProblem>, StatusCodeHttpResult>> PostAsync(
        string source, HttpRequest request, ConnectorCatalog systems, FeedbackLanding landing, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (systems.FindWebhook(source) is not { } settings)
        {
            return TypedResults.NotFound();
        }

        if (await RequestBody.ReadAsync(request, FeedbackIntake.LargestBody, cancellationToken) is not { } body)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        switch (FeedbackIntake.Read(source, settings, RequestBody.Headers(request), body, clock.GetUtcNow()))
        {
            case IntakeResult.Accepted accepted:
                await Task.WhenAll(accepted.Records.Select(record => landing.LandAsync(record, cancellationToken)));
                return TypedResults.Accepted((string?)null, new FeedbackReceipt([.. accepted.Records.Select(record => record.Key.Id)]));
            case IntakeResult.Malformed malformed:
                await landing.SetAsideAsync(source, malformed, body, cancellationToken);
                return TypedResults.BadRequest(new FeedbackProblem(malformed.Field, malformed.Reason));
            case IntakeResult.Announced announced when settings.Api is not null:
                await landing.AnnounceAsync(source, announced, cancellationToken);
                return TypedResults.Accepted((string?)null, new FeedbackReceipt([announced.ResponseId]));
            case IntakeResult.Unauthorised:
                return TypedResults.Unauthorized();
            default:
                // A ping, or an announcement of a source without an api: the next pull brings the answer.
                return TypedResults.Accepted((string?)null, new FeedbackReceipt([]));
        }
    }
}

/// <summary>The ids of the answers that are now stored, or, where the tool only announces them, will be fetched.</summary>
public sealed record FeedbackReceipt(IReadOnlyList<string> Accepted);

/// <summary>Which field of the answer is wrong, and what is wrong with it.</summary>
public sealed record FeedbackProblem(string Field, string Reason);

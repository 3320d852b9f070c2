using CxHub.Console.Actions;
using CxHub.Console.Pages.Customers;
using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CxHub.Console.Pages;

/// <summary>
/// What buttons do. Form binding demands the antiforgery token; each action is audited before it is made, and answered by a redirect, so that
/// reloading a page repeats nothing.
/// </summary>
internal static class FormRoutes
{
    public static void Map(RouteGroupBuilder console)
    {
        console.MapPost("/customers", FindCustomers);
        console.MapPost("/actions/run", RunAsync);
        console.MapPost("/actions/retry", RetryAsync);
        console.MapPost("/actions/undo", UndoAsync);
        console.MapPost("/actions/approve", ApproveAsync);
        console.MapPost("/actions/resend", ResendAsync);
        console.MapPost("/actions/decide", DecideAsync);
        console.MapPost("/actions/correct", CorrectAsync);
    }

    private static IResult FindCustomers([FromForm] string? text, [FromForm] string? kind, SearchSeal seal, Viewer viewer) =>
        Results.Redirect(viewer.Url("customers", ("find", seal.Seal(text)), ("kind", kind)));

    // The parameter is what makes the framework read a form at all, and with it check the token.
    private static Task<IResult> RunAsync([FromForm] string? note, HttpContext http, CancellationToken cancellationToken) =>
        ActAsync(http, "run.start", "loop", note, "runs", (actions, who) => actions.StartRunAsync(who, cancellationToken), cancellationToken);

    private static Task<IResult> RetryAsync([FromForm] string id, HttpContext http, CancellationToken cancellationToken) =>
        ActAsync(http, "push.retry", id, null, $"runs/{Uri.EscapeDataString(id)}", (actions, who) => actions.RetryRejectedAsync(id, who, cancellationToken), cancellationToken);

    private static Task<IResult> UndoAsync([FromForm] string id, HttpContext http, CancellationToken cancellationToken) =>
        ActAsync(http, "push.undo", id, null, $"runs/{Uri.EscapeDataString(id)}", (actions, who) => actions.UndoAsync(id, who, cancellationToken), cancellationToken);

    private static Task<IResult> ApproveAsync([FromForm] string id, [FromForm] int rows, HttpContext http, CancellationToken cancellationToken) =>
        ActAsync(http, "push.approve", id, System.FormattableString.Invariant($"{rows} rows"), "runs", (actions, who) => actions.ApproveAsync(id, rows, who, cancellationToken), cancellationToken);

    private static async Task<IResult> DecideAsync([FromForm] string left, [FromForm] string right, [FromForm] string verdict, [FromForm] int? skip, HttpContext http, CancellationToken cancellationToken)
    {
        if (!SourceKey.TryParse(left, out var one) || !SourceKey.TryParse(right, out var other) || verdict is not ("same" or "different"))
        {
            return Results.BadRequest("A decision names two records as source/entity/id and the verdict 'same' or 'different'.");
        }

        return await ActAsync(
            http, "identity.decide", left, $"{verdict} {right}", skip is > 0 ? $"review?skip={skip}" : "review",
            (actions, who) => actions.DecideAsync(one, other, verdict is "same", who, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> CorrectAsync([FromForm] string answer, [FromForm] string label, [FromForm] string? filter, HttpContext http, CancellationToken cancellationToken)
    {
        if (!SourceKey.TryParse(answer, out var key) || label is not (CommentSentiment.Positive or CommentSentiment.Neutral or CommentSentiment.Negative))
        {
            return Results.BadRequest("A correction names an answer as source/entity/id and the label 'positive', 'neutral' or 'negative'.");
        }

        return await ActAsync(
            http, "comment.correct", answer, label, $"feedback{QueryString.Create(QueryHelpers.ParseQuery(filter))}",
            (actions, who) => actions.CorrectAsync(key, label, who, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> ResendAsync([FromForm] string id, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var sent = await store.WriteAsync(
            async session =>
            {
                await session.Audit.AddAsync(new(viewer.Now, viewer.User, "message.resend", id, null), cancellationToken);
                return await session.Messages.ResendAsync(id, cancellationToken);
            },
            cancellationToken);
        return Back(viewer, "runs", new(sent, sent ? "The message was sent again." : "This message is not among the failed ones any more."));
    }

    private static async Task<IResult> ActAsync(
        HttpContext http,
        string action,
        string subject,
        string? detail,
        string page,
        Func<IConsoleActions, string, Task<ActionReply>> act,
        CancellationToken cancellationToken)
    {
        var viewer = http.RequestServices.GetRequiredService<Viewer>();
        if (http.RequestServices.GetService<IConsoleActions>() is not { } actions)
        {
            return Results.NotFound("This hub shows its state only: it was started without actions.");
        }

        var store = http.RequestServices.GetRequiredService<HubStore>();
        await store.WriteAsync(session => session.Audit.AddAsync(new(viewer.Now, viewer.User, action, subject, detail), cancellationToken), cancellationToken);
        return Back(viewer, page, await act(actions, viewer.User));
    }

    private static IResult Back(Viewer viewer, string page, ActionReply reply)
    {
        var mark = page.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Results.Redirect($"{viewer.PathBase}/{page}{mark}{(reply.Done ? "done" : "failed")}={Uri.EscapeDataString(reply.Message)}");
    }
}

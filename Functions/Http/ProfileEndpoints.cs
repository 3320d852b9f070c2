using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary><c>/api/profiles</c>: search, and one customer with golden values, links and why, timeline, scores and follow-ups. Every read is audited.</summary>
public static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles", ListAsync).WithName("ListProfiles").WithSummary("Customers by name, page by page");
        api.MapPost("/profiles/search", SearchAsync).WithName("SearchProfiles").WithSummary("Customers by name, e-mail, phone or company, with or without Vietnamese marks").DisableAntiforgery();
        api.MapGet("/profiles/{id}", GetAsync).WithName("GetProfile").WithSummary("One customer; a retired id answers with the customer it was merged into");
    }

    // A name in an address ends up in histories and logs, so it is not taken from there, and not silently passed over either.
    private static async Task<Results<Ok<ProfilePage>, ProblemHttpResult>> ListAsync(HubStore store, string? q, string? after, int? max, CancellationToken cancellationToken) =>
        q is null
            ? TypedResults.Ok(await FindAsync(store, new(null, after, max), cancellationToken))
            : TypedResults.Problem("Personal data does not belong into an address: send {\"text\": …} to POST /api/profiles/search.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task<Ok<ProfilePage>> SearchAsync(ProfileSearchRequest search, HubStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(store, search, cancellationToken));

    private static Task<ProfilePage> FindAsync(HubStore store, ProfileSearchRequest search, CancellationToken cancellationToken)
    {
        ProfileQuery query = new() { Text = search.Text, After = search.After, Max = Math.Clamp(search.Max ?? 50, 1, 200) };
        return store.ReadAsync(session => session.Profiles.SearchAsync(query, cancellationToken), cancellationToken);
    }

    private static async Task<Results<Ok<ProfileView>, NotFound>> GetAsync(string id, HttpContext context, HubStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => ViewAsync(session, id, cancellationToken), cancellationToken);
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        var entry = new AuditEntry(clock.GetUtcNow(), context.User.Identity?.Name ?? "unknown", "read profile", view.Profile.Id, "api");
        await store.WriteAsync(session => session.Audit.AddAsync(entry, cancellationToken), cancellationToken);
        return TypedResults.Ok(view);
    }

    private static async Task<ProfileView?> ViewAsync(HubSession session, string id, CancellationToken cancellationToken)
    {
        if (await session.Profiles.FindAsync(id, cancellationToken) is not { } profile)
        {
            return null;
        }

        var links = await session.Profiles.LinksOfAsync([profile.Id], cancellationToken);
        Domain.SourceKey[] records = [.. links.Select(link => link.Record)];
        return new ProfileView(
            profile,
            links,
            await session.Scores.OfAsync(profile.Kind, [profile.Id], cancellationToken),
            await session.Canonical.ByPersonAsync<Feedback>(records, cancellationToken),
            await session.Canonical.ByPersonAsync<Interaction>(records, cancellationToken),
            await session.Canonical.ByPersonAsync<SupportCase>(records, cancellationToken),
            await session.FollowUps.OfProfileAsync([profile.Id], cancellationToken),
            await session.Profiles.EventsAsync(profile.Id, cancellationToken));
    }
}

/// <summary>Whom to look for: every word must occur in name, e-mail, phone or company.</summary>
public sealed record ProfileSearchRequest(string? Text, string? After = null, int? Max = null);

/// <summary>One customer with everything the hub knows and why.</summary>
public sealed record ProfileView(
    Profile Profile,
    IReadOnlyList<Link> Links,
    IReadOnlyList<Score> Scores,
    IReadOnlyList<Feedback> Feedback,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<SupportCase> Cases,
    IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<IdentityEvent> Events);

using CxHub.Console.Sheets;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Customers;

/// <summary>A page of people or companies, searched and ordered.</summary>
public sealed record CustomersView
{
    public required ProfileQuery Query { get; init; }

    public required ProfilePage Page { get; init; }

    /// <summary>All profiles of the kind, not only those found.</summary>
    public required long Total { get; init; }

    public bool Companies => Query.Kind is SubjectKind.Account;

    internal static ProfileQuery Read(string? text, string? order, string? kind, string? after)
    {
        var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return new()
        {
            Kind = kind is "companies" ? SubjectKind.Account : SubjectKind.Profile,
            Text = words,
            After = string.IsNullOrEmpty(after) ? null : after,
            Max = 40,
            Order = order switch
            {
                "risk" => ProfileOrder.AtRisk,
                "name" => ProfileOrder.Name,
                "recent" => ProfileOrder.LastFeedback,
                _ => words is null ? ProfileOrder.LastFeedback : ProfileOrder.Name,
            },
        };
    }

    internal static async Task<CustomersView> LoadAsync(HubSession session, ProfileQuery query, CancellationToken cancellationToken)
    {
        var counts = await session.Overview.CountsAsync(cancellationToken);
        return new()
        {
            Query = query,
            Page = await session.Profiles.SearchAsync(query, cancellationToken),
            Total = query.Kind is SubjectKind.Account ? counts.AccountProfiles : counts.Profiles,
        };
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("customers", viewer.Words["Customers"],
            [
                new("id", "Id"), new("name", viewer.Words["Name"]), new("company", viewer.Words["Company"]), new("nps", "NPS", true, 0), new("health", viewer.Words["Health"], true, 0),
                new("lastFeedbackAt", viewer.Words["Last feedback"]), new("systems", viewer.Words["Systems"]),
            ],
            [.. Page.Profiles.Select(profile => (IReadOnlyList<object?>)[profile.Id, profile.Name, profile.Company, profile.Nps, profile.Health, profile.LastFeedbackAt, string.Join(' ', profile.Sources)])]),
    ];
}

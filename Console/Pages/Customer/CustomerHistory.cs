using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Customer;

/// <summary>What happened with a customer, from all systems.</summary>
internal sealed record CustomerHistory(
    IReadOnlyList<Feedback> Feedback,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<SupportCase> Cases,
    IReadOnlyList<Deal> Deals,
    IReadOnlyList<Order> Orders)
{
    /// <summary>A person's own records; for a company its deals and cases, and what its people answered.</summary>
    public static async Task<CustomerHistory> LoadAsync(HubSession session, SubjectKind kind, IReadOnlyList<SourceKey> keys, IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        var store = session.Canonical;
        if (kind is SubjectKind.Profile)
        {
            return new(
                [.. (await store.ByPersonAsync<Feedback>(keys, cancellationToken)).Where(IsAnswer)],
                await store.ByPersonAsync<Interaction>(keys, cancellationToken),
                await store.ByPersonAsync<SupportCase>(keys, cancellationToken),
                await store.ByPersonAsync<Deal>(keys, cancellationToken),
                await store.ByPersonAsync<Order>(keys, cancellationToken));
        }

        var contacts = await session.Profiles.LinksOfAsync(people, cancellationToken);
        return new(
            [.. (await store.ByPersonAsync<Feedback>([.. contacts.Select(link => link.Record)], cancellationToken)).Where(IsAnswer)],
            [],
            await store.ByAccountAsync<SupportCase>(keys, cancellationToken),
            await store.ByAccountAsync<Deal>(keys, cancellationToken),
            await store.ByPersonAsync<Order>(keys, cancellationToken));
    }

    public IEnumerable<TimelineEntry> Entries(Viewer viewer) =>
    [
        .. Feedback.Select(answer => TimelineEntry.Of(answer, viewer)),
        .. Interactions.Select(visit => TimelineEntry.Of(visit, viewer)),
        .. Cases.SelectMany(incident => TimelineEntry.Of(incident, viewer)),
        .. Deals.SelectMany(deal => TimelineEntry.Of(deal, viewer)),
        .. Orders.Select(order => TimelineEntry.Of(order, viewer)).OfType<TimelineEntry>(),
    ];

    private static bool IsAnswer(Feedback answer) => answer.Status is "completed";
}

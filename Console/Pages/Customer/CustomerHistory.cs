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
    public static async Task<CustomerHistory> LoadAsync(HubSession session, SubjectKind kind, IReadOnlyList<SourceKey> keys, CancellationToken cancellationToken)
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

        var contacts = (await store.ByAccountAsync<Person>(keys, cancellationToken)).Select(person => person.Key).ToList();
        var links = await session.Profiles.LinksForAsync(SubjectKind.Profile, contacts, cancellationToken);
        var people = await session.Profiles.LinksOfAsync([.. links.Select(link => link.ProfileId).Distinct()], cancellationToken);
        return new(
            [.. (await store.ByPersonAsync<Feedback>([.. people.Select(link => link.Record)], cancellationToken)).Where(IsAnswer)],
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

using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Customer;

/// <summary>Everything about one person or one company, as one page tells it.</summary>
public sealed record CustomerView
{
    public required Profile Profile { get; init; }

    public required Profile? Company { get; init; }

    /// <summary>The people of a company.</summary>
    public required IReadOnlyList<Profile> People { get; init; }

    public required IReadOnlyDictionary<string, Score> Scores { get; init; }

    public required IReadOnlyList<Feedback> Feedback { get; init; }

    public required IReadOnlyList<FollowUp> FollowUps { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public required IReadOnlyList<LinkedRecord> Records { get; init; }

    public required IReadOnlyList<IdentityEvent> Events { get; init; }

    public required IReadOnlyList<PushLedgerRow> Pushed { get; init; }

    public bool IsCompany => Profile.Kind is SubjectKind.Account;

    public Feedback? Latest => Feedback.FirstOrDefault(answer => !string.IsNullOrWhiteSpace(answer.Comment));

    public IEnumerable<FollowUp> Open => FollowUps.Where(work => work.State is FollowUpState.Open or FollowUpState.Pending or FollowUpState.Rejected).OrderBy(work => work.Order.DueAt);

    public string? Field(string name) => Profile.Golden.TryGetValue(name, out var value) && value.Value.Length > 0 ? value.Value : null;

    public Score? Score(string measure) => Scores.GetValueOrDefault(measure);

    internal static async Task<CustomerView?> LoadAsync(HubSession session, string id, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await session.Profiles.FindAsync(id, cancellationToken) is not { } profile)
        {
            return null;
        }

        var links = await session.Profiles.LinksOfAsync([profile.Id], cancellationToken);
        List<SourceKey> keys = [.. links.Select(link => link.Record)];
        var company = profile.AccountProfileId is { } account ? await session.Profiles.FindAsync(account, cancellationToken) : null;
        var people = profile.Kind is SubjectKind.Account ? await PeopleAsync(session, profile.Id, cancellationToken) : [];
        var history = await CustomerHistory.LoadAsync(session, profile.Kind, keys, [.. people.Select(person => person.Id)], cancellationToken);
        var names = await session.Profiles.NamesOfAsync(profile.Id, cancellationToken);
        var followUps = await session.FollowUps.OfProfileAsync([.. names, .. people.Select(person => person.Id)], cancellationToken);

        return new()
        {
            Profile = profile,
            Company = company,
            People = people,
            Scores = (await session.Scores.OfAsync(profile.Kind, [profile.Id], cancellationToken)).ToDictionary(score => score.Measure),
            Feedback = [.. history.Feedback.OrderByDescending(answer => answer.AnsweredAt)],
            FollowUps = followUps,
            Timeline = [.. history.Entries(viewer).Concat(TimelineEntry.Of(followUps, viewer)).OrderByDescending(entry => entry.At)],
            Records = await LinkedRecord.LoadAsync(session, links, cancellationToken),
            Events = await session.Profiles.EventsAsync(profile.Id, cancellationToken),
            Pushed = [.. (await session.Pushes.OfProfileAsync(names, cancellationToken)).Take(10)],
        };
    }

    private static async Task<IReadOnlyList<Profile>> PeopleAsync(HubSession session, string companyId, CancellationToken cancellationToken)
    {
        var members = await session.Profiles.MembersOfAccountsAsync([companyId], cancellationToken);
        return [.. (await session.Profiles.GetAsync([.. members.Select(member => member.ProfileId)], cancellationToken)).OrderBy(person => person.Name, StringComparer.InvariantCulture)];
    }
}

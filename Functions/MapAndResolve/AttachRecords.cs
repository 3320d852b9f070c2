using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// Finds the customer that a changed answer, visit, case or deal belongs to, marks that customer to be scored, and hands new answers to the
/// follow-up rules. A record whose person is not known (yet) is done; resolving that person later marks the profile by itself.
/// </summary>
public sealed class AttachRecords(HubStore store)
{
    private const int BatchSize = 4000;

    public static string KeyOf(CanonicalRecord record) => $"{record.GetType().Name}|{record.Key}";

    /// <summary>Returns how many records were attached.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var attached = 0;
        while (await store.WriteAsync(session => AttachBatchAsync(session, cancellationToken), cancellationToken) is var count and > 0)
        {
            attached += count;
        }

        return attached;
    }

    private static async Task<int> AttachBatchAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.Attach, BatchSize, cancellationToken);
        if (items.Count is 0)
        {
            return 0;
        }

        var records = await LoadAsync(session, items, cancellationToken);
        await MarkAsync(session, SubjectKind.Profile, PendingStep.ScoreProfile, records.Persons, cancellationToken);
        await MarkAsync(session, SubjectKind.Account, PendingStep.ScoreAccount, records.Accounts, cancellationToken);
        if (records.Feedback.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.FollowUp, [.. records.Feedback.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.FeedbackReceived, null, new StepMessage().ToJson(), null, cancellationToken);
        }

        await session.Pending.DoneAsync(PendingStep.Attach, items, cancellationToken);
        await session.Messages.SendAsync(StepQueue.ProfilesChanged, null, new StepMessage().ToJson(), null, cancellationToken);
        return items.Count;
    }

    /// <summary>Puts the customers that these records belong to on a work list.</summary>
    internal static async Task MarkAsync(HubSession session, SubjectKind kind, string step, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken)
    {
        if (records.Count > 0)
        {
            var links = await session.Profiles.LinksForAsync(kind, records, cancellationToken);
            await session.Pending.AddAsync(step, [.. links.Select(link => link.ProfileId).Distinct(StringComparer.Ordinal)], cancellationToken);
        }
    }

    private static async Task<Owners> LoadAsync(HubSession session, IReadOnlyList<PendingItem> items, CancellationToken cancellationToken)
    {
        var byKind = items
            .Select(item => item.Key.Split('|', 2))
            .Where(parts => parts.Length is 2 && SourceKey.TryParse(parts[1], out _))
            .ToLookup(parts => parts[0], parts => SourceKey.TryParse(parts[1], out var key) ? key : default);

        var feedback = await session.Canonical.GetAsync<Feedback>([.. byKind[nameof(Feedback)]], cancellationToken);
        var interactions = await session.Canonical.GetAsync<Interaction>([.. byKind[nameof(Interaction)]], cancellationToken);
        var cases = await session.Canonical.GetAsync<SupportCase>([.. byKind[nameof(SupportCase)]], cancellationToken);
        var orders = await session.Canonical.GetAsync<Order>([.. byKind[nameof(Order)]], cancellationToken);

        SourceKey?[] persons =
        [
            .. feedback.Select(answer => (SourceKey?)answer.RespondentKey),
            .. interactions.Select(interaction => interaction.PersonKey),
            .. cases.Select(supportCase => supportCase.ContactKey),
            .. orders.Select(order => order.CustomerKey),
            .. byKind[nameof(Person)].Select(key => (SourceKey?)key),
        ];
        SourceKey?[] accounts = [.. cases.Select(supportCase => supportCase.AccountKey), .. orders.Select(order => order.CustomerKey)];

        // The follow-up rules see completed answers only; tests and partial answers trigger nothing.
        return new Owners(
            [.. persons.OfType<SourceKey>().Distinct()],
            [.. accounts.OfType<SourceKey>().Distinct()],
            [.. feedback.Where(answer => answer.Status is "completed").Select(answer => answer.Key)]);
    }

    private sealed record Owners(IReadOnlyCollection<SourceKey> Persons, IReadOnlyCollection<SourceKey> Accounts, IReadOnlyCollection<SourceKey> Feedback);
}

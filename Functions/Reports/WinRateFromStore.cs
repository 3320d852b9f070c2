using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Functions.Reports;

/// <summary>
/// Feeds the win-rate report from the store: deals join by the account's profile (a private customer's by the person's), and every NPS answer counts for the
/// person who gave it and for the person's account.
/// </summary>
public sealed class WinRateFromStore(HubStore store, ScoreOptions options)
{
    public async Task<WinRateReport> ReportAsync(CancellationToken cancellationToken)
    {
        var (deals, scores) = await store.ReadAsync(session => LoadAsync(session, cancellationToken), cancellationToken);
        return WinRates.ByBand(Exposure.Join(deals, scores, options.WinRate));
    }

    public static async Task<(IReadOnlyList<DealOutcome> Deals, IReadOnlyList<ScorePoint> Scores)> LoadAsync(HubSession session, CancellationToken cancellationToken)
    {
        var persons = (await session.Profiles.LinksAsync(SubjectKind.Profile, cancellationToken)).ToDictionary(link => link.Record, link => link.ProfileId);
        var accounts = (await session.Profiles.LinksAsync(SubjectKind.Account, cancellationToken)).ToDictionary(link => link.Record, link => link.ProfileId);
        var accountOf = (await session.Profiles.MembersOfAccountsAsync([.. accounts.Values.Distinct(StringComparer.Ordinal)], cancellationToken))
            .ToDictionary(member => member.ProfileId, member => member.AccountProfileId, StringComparer.Ordinal);

        List<DealOutcome> deals = [];
        await foreach (var deal in session.Canonical.AllAsync<Deal>(cancellationToken))
        {
            deals.Add(Outcome(deal, Customer(deal, persons, accounts, accountOf)));
        }

        List<ScorePoint> scores = [];
        await foreach (var answer in session.Canonical.AllAsync<Feedback>(cancellationToken))
        {
            if (answer is { Nps: { } nps, Status: "completed" } && persons.TryGetValue(answer.RespondentKey, out var person))
            {
                scores.Add(new ScorePoint(accountOf.GetValueOrDefault(person, person), answer.AnsweredAt, nps));
            }
        }

        return (deals, scores);
    }

    private static DealOutcome Outcome(Deal deal, string customer) => new()
    {
        DealId = deal.Key.ToString(),
        Customer = customer,
        Won = deal.IsClosed ? deal.IsWon : null,
        ClosedAt = deal.ClosedAt,
        CreatedAt = deal.CreatedAt,
        Segment = deal.Segment,
        Owner = deal.OwnerId,
    };

    /// <summary>The account's profile; for a deal with a person only, the person's account or the person; else the deal itself, which nothing joins.</summary>
    private static string Customer(Deal deal, Dictionary<SourceKey, string> persons, Dictionary<SourceKey, string> accounts, Dictionary<string, string> accountOf)
    {
        if (deal.AccountKey is { } account && accounts.TryGetValue(account, out var company))
        {
            return company;
        }

        return deal.ContactKey is { } contact && persons.TryGetValue(contact, out var person) ? accountOf.GetValueOrDefault(person, person) : deal.Key.ToString();
    }
}

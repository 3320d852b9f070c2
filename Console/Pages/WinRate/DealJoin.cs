using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Insights.Outcomes;
using CxHub.Storage;

namespace CxHub.Console.Pages.WinRate;

/// <summary>Brings deals and NPS answers to one key: the company's profile, or the person's where there is no company.</summary>
internal sealed class DealJoin
{
    private readonly Dictionary<SourceKey, string> _people;
    private readonly Dictionary<SourceKey, string> _companies;
    private readonly Dictionary<string, string> _companyOf;

    private DealJoin(Dictionary<SourceKey, string> people, Dictionary<SourceKey, string> companies, Dictionary<string, string> companyOf) =>
        (_people, _companies, _companyOf) = (people, companies, companyOf);

    public static async Task<DealJoin> LoadAsync(HubSession session, CancellationToken cancellationToken)
    {
        var people = (await session.Profiles.LinksAsync(SubjectKind.Profile, cancellationToken)).ToDictionary(link => link.Record, link => link.ProfileId);
        var companies = (await session.Profiles.LinksAsync(SubjectKind.Account, cancellationToken)).ToDictionary(link => link.Record, link => link.ProfileId);
        var companyOf = (await session.Profiles.MembersOfAccountsAsync([.. companies.Values.Distinct()], cancellationToken)).ToDictionary(member => member.ProfileId, member => member.AccountProfileId);
        return new(people, companies, companyOf);
    }

    public async Task<IReadOnlyList<DealOutcome>> DealsAsync(HubSession session, CancellationToken cancellationToken)
    {
        List<DealOutcome> deals = [];
        await foreach (var deal in session.Canonical.AllAsync<Deal>(cancellationToken))
        {
            deals.Add(new()
            {
                DealId = deal.Key.ToString(),
                Customer = CustomerOf(deal),
                Won = deal.IsClosed ? deal.IsWon : null,
                ClosedAt = deal.IsClosed ? deal.ClosedAt : null,
                CreatedAt = deal.CreatedAt,
                Segment = deal.Segment,
            });
        }

        return deals;
    }

    public async Task<IReadOnlyList<ScorePoint>> ScoresAsync(HubSession session, CancellationToken cancellationToken)
    {
        List<ScorePoint> points = [];
        await foreach (var answer in session.Canonical.AllAsync<Feedback>(cancellationToken))
        {
            if (answer is { Status: "completed", Nps: { } nps } && _people.TryGetValue(answer.RespondentKey, out var profile))
            {
                points.Add(new(_companyOf.GetValueOrDefault(profile, profile), answer.AnsweredAt, nps));
            }
        }

        return points;
    }

    /// <summary>A deal that leads nowhere keeps its own key: it then counts as a deal without a score.</summary>
    private string CustomerOf(Deal deal)
    {
        if (deal.AccountKey is { } account && _companies.TryGetValue(account, out var company))
        {
            return company;
        }

        return deal.ContactKey is { } contact && _people.TryGetValue(contact, out var profile) ? _companyOf.GetValueOrDefault(profile, profile) : deal.Key.ToString();
    }
}

using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>Opens deals: one to three per company with its contacts, none or one per private customer. Who wins is decided later.</summary>
internal sealed class DealMaker(PopulationOptions options, AccountBook accounts)
{
    private static readonly Odds Products = Odds.Of("CX_Suite:4 Service_Plan:4 Analytics_Add-on:3 Onboarding_Package:2 Hardware_Refresh:2 Annual_Renewal:4");

    private readonly Calendar _calendar = new(options.AsOf);

    public ILookup<int, Deal> Make(IReadOnlyList<Dossier> dossiers)
    {
        var byFirm = dossiers
            .Select(dossier => (dossier, contact: AtHome(dossier)))
            .Where(pair => pair.contact is not null)
            .ToLookup(pair => pair.dossier.Human.Firm!.Index);
        var deals = new List<Deal>();

        foreach (var group in byFirm)
        {
            var people = group.ToList();
            var firm = people[0].dossier.Human.Firm!;
            var dice = Dice.For(options.Seed, "deals", firm.Index);
            var count = firm.Segment is Segment.Enterprise ? dice.Between(2, 4) : dice.Between(1, 3);

            for (var i = 0; i < count; i++)
            {
                var (dossier, contact) = dice.Pick(people);
                deals.Add(Open(dossier.Human, contact!, accounts.Of(firm, firm.HomeCrm), dice));
            }
        }

        deals.AddRange(dossiers.Where(dossier => dossier is { Human.Firm: null, Contacts.Count: > 0 }).SelectMany(Private));
        return deals.ToLookup(deal => deal.Human.Index);
    }

    private static CrmContact? AtHome(Dossier dossier) => dossier.Human.Firm is { } firm ? dossier.ContactIn(firm.HomeCrm) : null;

    private IEnumerable<Deal> Private(Dossier dossier)
    {
        var dice = Dice.For(options.Seed, "privatedeal", dossier.Human.Index);
        return dice.Chance(0.6) ? [Open(dossier.Human, dossier.Contacts[0], null, dice)] : [];
    }

    private Deal Open(Human human, CrmContact contact, CrmAccount? account, Dice dice)
    {
        var createdAt = Calendar.Between(_calendar.Start, _calendar.End.AddDays(-3), dice);
        var closeAt = createdAt.AddDays(human.Segment is Segment.Enterprise ? dice.Between(40, 200) : dice.Between(10, 110)).AddMinutes(dice.Below(600));
        return new()
        {
            Contact = contact,
            Human = human,
            Account = account,
            Product = Products.Draw(dice),
            Amount = Amount(human.Segment, dice),
            CreatedAt = createdAt,
            CloseAt = closeAt,
            IsClosed = closeAt <= _calendar.End,
            OpenStage = dice.Below(4),
        };
    }

    /// <summary>US dollars; list price, the same whether won or lost. The size classes do not overlap.</summary>
    private static decimal Amount(Segment segment, Dice dice) => segment switch
    {
        Segment.Enterprise => dice.Between(120, 800) * 500m,
        Segment.MidMarket => dice.Between(150, 590) * 100m,
        Segment.SmallBusiness => dice.Between(60, 290) * 50m,
        _ => dice.Between(20, 280) * 10m,
    };
}

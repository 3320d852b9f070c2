using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;
using CxHub.Sandbox.Population.Staff;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>Decides in which systems a person is known, writes a card for each, and ties the cards.</summary>
internal sealed class DossierMaker(PopulationOptions options, Workforce staff, AccountBook accounts)
{
    private readonly Calendar _calendar = new(options.AsOf);
    private int _salesforceContacts;

    public Dossier Make(Human human)
    {
        var dice = Dice.For(options.Seed, "dossier", human.Index);
        var places = Places(human, dice);
        var contacts = places.Select(place => CardWriter.Contact(human, place.Firm, place.System is SandboxSystem.Salesforce ? Habits.Salesforce : Habits.Dataverse, dice)).ToList();
        var erp = human.ErpNumber is null ? null : CardWriter.Customer(human, dice);
        var logins = Logins(human, dice);
        var answers = Answers(human, places.Count > 0, dice);

        List<Card> cards = [.. contacts, .. logins, .. answers.Select(answer => answer.Card)];
        cards.AddRange(erp is null ? [] : [erp]);
        Ties.Secure(human, cards, dice);

        var afterLogins = contacts.Count + logins.Count;
        return new()
        {
            Human = human,
            Contacts = [.. places.Select((place, i) => Contact(place.System, cards[i], dice))],
            Logins = cards[contacts.Count..afterLogins],
            Answers = [.. answers.Select((answer, i) => (answer.Channel, cards[afterLogins + i]))],
            Erp = erp is null ? null : cards[^1],
            ErpId = dice.Guid(),
        };
    }

    /// <summary>A twenty-fifth of the contacts stands twice in the same CRM.</summary>
    private static List<(string System, Firm? Firm)> Places(Human human, Dice dice)
    {
        var places = FirstPlaces(human, dice);
        var doubles = places.Where(_ => dice.Chance(0.04)).ToList();
        return [.. places, .. doubles];
    }

    private static List<(string System, Firm? Firm)> FirstPlaces(Human human, Dice dice)
    {
        var home = human.Firm?.HomeCrm ?? (dice.Chance(0.5) ? SandboxSystem.Salesforce : SandboxSystem.Dataverse);
        var other = home is SandboxSystem.Salesforce ? SandboxSystem.Dataverse : SandboxSystem.Salesforce;

        if (human.FormerFirm is { } former)
        {
            return [(home, human.Firm), (former.HomeCrm, former)];
        }

        return dice.Below(100) switch
        {
            < 15 when human.ErpNumber is not null => [],
            < 82 => [(home, human.Firm)],
            _ => [(home, human.Firm), (other, human.Firm)],
        };
    }

    private CrmContact Contact(string system, Card card, Dice dice)
    {
        var owner = card.Firm is { } firm
            ? accounts.Of(firm, system).Owner
            : dice.Pick(system is SandboxSystem.Salesforce ? staff.SalesforceSellers : staff.DataverseSellers);
        var id = system is SandboxSystem.Salesforce ? SalesforceId.Make("003", ++_salesforceContacts) : dice.Guid().ToString("D");
        var createdAt = _calendar.Any(dice);
        return new(system, id, card, owner, createdAt, _calendar.Since(createdAt, dice));
    }

    private static List<Card> Logins(Human human, Dice dice)
    {
        if (!dice.Chance(0.4))
        {
            return [];
        }

        var former = human.FormerEmail is not null && dice.Chance(0.5);
        return former
            ? [RespondentWriter.Login(human, true, dice), RespondentWriter.Login(human, false, dice)]
            : [RespondentWriter.Login(human, false, dice)];
    }

    private static List<(string Channel, Card Card)> Answers(Human human, bool inCrm, Dice dice)
    {
        var count = dice.Chance(inCrm ? 0.47 : 0.25) ? dice.Below(100) switch { < 42 => 1, < 72 => 2, < 88 => 3, _ => 4 } : 0;
        var answers = new List<(string, Card)>(count);

        for (var i = 0; i < count; i++)
        {
            var channel = RespondentWriter.Channel(dice);
            answers.Add((channel, RespondentWriter.Answer(human, channel, dice)));
        }

        return answers;
    }
}

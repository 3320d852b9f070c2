using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>Writes what a record of a CRM or of the ERP shows of a person.</summary>
internal static class CardWriter
{
    private static readonly string[] RoleMailboxes = ["info", "office", "contact", "sales", "admin"];

    /// <summary>A CRM contact. <paramref name="firm"/> is the company it hangs under; null for a private customer.</summary>
    public static Card Contact(Human human, Firm? firm, Habits habits, Dice dice)
    {
        var plain = dice.Chance(habits.WithoutMarks);
        var card = new Card
        {
            Name = NameSpelling.Write(human.Name, habits, dice),
            JobTitle = firm is null || dice.Chance(0.25) ? null : human.JobTitle,
            Firm = firm,
        };
        card = WithNumbers(human, card, dice);
        card = firm is null ? AtHome(human, card, plain, dice) : AtWork(human, firm, card, plain, dice);
        return card.Email is { } email && dice.Chance(0.002)
            ? card with { Email = email.Replace("@", "@@", StringComparison.Ordinal), Clues = card.Clues & ~(Clue.OwnEmail | Clue.HouseEmail) }
            : card;
    }

    /// <summary>A customer of the ERP in the person's own name.</summary>
    public static Card Customer(Human human, Dice dice)
    {
        var card = AtHome(human, new() { Name = NameSpelling.Write(human.Name, Habits.Erp, dice) }, dice.Chance(Habits.Erp.WithoutMarks), dice);
        var phone = card.Phone ?? card.Mobile;
        return card with { Phone = phone, Mobile = null, BirthDate = null, ErpNumber = human.ErpNumber, Clues = (PhoneClues(card) & ~Clue.BirthDate) | Clue.ErpNumber };
    }

    /// <summary>One telephone field only: what was in the second one is no longer a clue.</summary>
    private static Clue PhoneClues(Card card) =>
        card.Phone is not null ? card.Clues & ~(Clue.Mobile | Clue.FormerMobile) : card.Clues;

    private static Card WithNumbers(Human human, Card card, Dice dice)
    {
        var knowsBirthDate = human.IsNamesake || dice.Chance(human.Firm is null ? 0.55 : 0.25);
        var knowsErpNumber = human.ErpNumber is not null && dice.Chance(0.5);
        return card with
        {
            BirthDate = knowsBirthDate ? human.BirthDate : dice.Chance(0.01) ? new DateOnly(1900, 1, 1) : null,
            ErpNumber = knowsErpNumber ? human.ErpNumber : null,
            Clues = (knowsBirthDate ? Clue.BirthDate : 0) | (knowsErpNumber ? Clue.ErpNumber : 0),
        };
    }

    private static Card AtHome(Human human, Card card, bool plain, Dice dice)
    {
        var isFormerHome = human.FormerHome is not null && dice.Chance(0.5);
        var home = isFormerHome ? human.FormerHome! : human.Home;
        card = WithHomeEmail(human, WithMobile(human, card, 0.82, dice), dice);
        card = card with
        {
            Street = dice.Chance(0.8) ? AddressSpelling.Street(home, plain, dice) : null,
            City = AddressSpelling.City(home.City, plain, dice),
            PostalCode = dice.Chance(0.7) ? home.PostalCode : null,
            Country = AddressSpelling.Country(home.Culture, dice),
        };
        card = card with { Clues = card.Clues | (card.Street is not null && !isFormerHome ? Clue.Home : 0) };
        return human.Household is { } household && dice.Chance(0.4) ? WithSharedPhone(human, household, card, dice) : card;
    }

    /// <summary>Between two people of one name and one house the landline decides nothing.</summary>
    private static Card WithSharedPhone(Human human, Household household, Card card, Dice dice)
    {
        var line = household.SharedMobile is { } mobile && dice.Chance(0.5) ? mobile : household.Landline;
        var tells = line == household.Landline && !human.IsNamesake;
        return card with { Phone = PhoneSpelling.Write(line, dice), Clues = card.Clues | (tells ? Clue.Landline : 0) };
    }

    private static Card WithHomeEmail(Human human, Card card, Dice dice)
    {
        if (human.Household?.Email is { } shared && dice.Chance(0.35))
        {
            return card with { Email = EmailSpelling.Write(shared, dice), Clues = card.Clues | (human.IsNamesake ? 0 : Clue.HouseEmail) };
        }

        return dice.Chance(0.12) ? card : WithOwnEmail(human.Email, Clue.Email, human.FormerEmail, Clue.FormerEmail, card, dice);
    }

    private static Card AtWork(Human human, Firm firm, Card card, bool plain, Dice dice)
    {
        card = WithMobile(human, card, 0.7, dice);
        var isFormer = firm.Index == human.FormerFirm?.Index;
        var workEmail = isFormer ? human.FormerWorkEmail! : human.WorkEmail!;
        card = dice.Below(100) switch
        {
            < 5 => card with { Email = $"{dice.Pick(RoleMailboxes)}@{firm.Domain}" },
            < 70 => WithOwnEmail(workEmail, isFormer ? Clue.FormerWorkEmail : Clue.WorkEmail, null, 0, card, dice),
            < 92 => WithOwnEmail(human.Email, Clue.Email, human.FormerEmail, Clue.FormerEmail, card, dice),
            _ => card,
        };
        var showsOffice = dice.Chance(0.6);
        return card with
        {
            Phone = dice.Chance(0.5) ? PhoneSpelling.WithExtension(firm.Switchboard, dice) : null,
            Street = showsOffice ? AddressSpelling.Street(firm.Office, plain, dice) : null,
            City = AddressSpelling.City(firm.Office.City, plain, dice),
            PostalCode = showsOffice ? firm.Office.PostalCode : null,
            Country = AddressSpelling.Country(firm.Office.Culture, dice),
        };
    }

    private static Card WithOwnEmail(string email, Clue clue, string? former, Clue formerClue, Card card, Dice dice)
    {
        if (former is not null && dice.Chance(0.45))
        {
            (email, clue) = (former, formerClue);
        }

        return dice.Chance(0.025)
            ? card with { Email = EmailSpelling.Damaged(email, dice) }
            : card with { Email = EmailSpelling.Write(email, dice), Clues = card.Clues | clue };
    }

    private static Card WithMobile(Human human, Card card, double share, Dice dice)
    {
        if (!dice.Chance(share))
        {
            return card;
        }

        var isFormer = human.FormerMobile is not null && dice.Chance(0.45);
        var line = isFormer ? human.FormerMobile! : human.Mobile;
        return card with { Mobile = PhoneSpelling.Write(line, dice), Clues = card.Clues | (isFormer ? Clue.FormerMobile : Clue.Mobile) };
    }
}

using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>Writes what a survey answer or a login on the web site shows of a person.</summary>
internal static class RespondentWriter
{
    private static readonly Odds Channels = Odds.Of("email:50 sms:18 web:18 phone:8 qr:6");

    public static string Channel(Dice dice) => Channels.Draw(dice);

    public static Card Answer(Human human, string channel, Dice dice)
    {
        var name = NameSpelling.Write(human.Name, Habits.Survey, dice);
        var card = channel switch
        {
            "email" => WithEmail(human, new() { Name = dice.Chance(0.6) ? name : WrittenName.Missing }, dice),
            "sms" or "phone" => WithPhone(human, new() { Name = name }, dice),
            _ => WithEmail(human, WithPhone(human, new() { Name = name }, dice), dice),
        };
        return human.ErpNumber is null || !card.HasName || !dice.Chance(0.25)
            ? card
            : card with { ErpNumber = human.ErpNumber, Clues = card.Clues | Clue.ErpNumber };
    }

    /// <summary>The account on the web site: nothing but a mail address, so only one that is the person's own.</summary>
    public static Card Login(Human human, bool former, Dice dice)
    {
        if (former && human.FormerEmail is not null)
        {
            return new() { Email = human.FormerEmail, Clues = Clue.FormerEmail };
        }

        return human.WorkEmail is not null && dice.Chance(0.5)
            ? new() { Email = human.WorkEmail, Clues = Clue.WorkEmail }
            : new() { Email = human.Email, Clues = Clue.Email };
    }

    private static Card WithEmail(Human human, Card card, Dice dice)
    {
        if (card.HasName && human.Household?.Email is { } shared && dice.Chance(0.25))
        {
            return card with { Email = EmailSpelling.Write(shared, dice), Clues = card.Clues | (human.IsNamesake ? 0 : Clue.HouseEmail) };
        }

        if (card.HasName && dice.Chance(0.02))
        {
            return card with { Email = EmailSpelling.Damaged(human.Email, dice) };
        }

        var (email, clue) = human.WorkEmail is not null && dice.Chance(0.6) ? (human.WorkEmail, Clue.WorkEmail) : (human.Email, Clue.Email);
        return card with { Email = EmailSpelling.Write(email, dice), Clues = card.Clues | clue };
    }

    private static Card WithPhone(Human human, Card card, Dice dice)
    {
        if (human.Household?.SharedMobile is { } shared && dice.Chance(0.3))
        {
            return card with { Phone = PhoneSpelling.Write(shared, dice) };
        }

        return card with { Phone = PhoneSpelling.Write(human.Mobile, dice), Clues = card.Clues | Clue.Mobile };
    }
}

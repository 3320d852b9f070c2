using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Cards;

/// <summary>
/// Makes sure that the truth can be found: every card of a person ends up tied, directly or over other cards, to every other.
/// A card that is cut off gets the person's present mobile number or mail address, as if that call had asked for it.
/// </summary>
internal static class Ties
{
    public static void Secure(Human human, IList<Card> cards, Dice dice)
    {
        for (var attempt = 0; attempt < cards.Count; attempt++)
        {
            var reached = Reached(cards);

            if (reached.All(one => one))
            {
                return;
            }

            Tie(human, cards, reached.IndexOf(true), reached.IndexOf(false), dice);
        }
    }

    /// <summary>Which cards hang together with the first one.</summary>
    private static List<bool> Reached(IList<Card> cards)
    {
        var reached = cards.Select((_, place) => place is 0).ToList();
        var open = new Stack<int>([0]);

        while (open.TryPop(out var from))
        {
            for (var to = 0; to < cards.Count; to++)
            {
                if (!reached[to] && cards[from].IsTiedTo(cards[to]))
                {
                    reached[to] = true;
                    open.Push(to);
                }
            }
        }

        return reached;
    }

    private static void Tie(Human human, IList<Card> cards, int one, int other, Dice dice)
    {
        if (cards[one].HasName && cards[other].HasName && dice.Chance(0.6))
        {
            cards[one] = WithMobile(human, cards[one], dice);
            cards[other] = WithMobile(human, cards[other], dice);
        }
        else
        {
            cards[one] = WithEmail(human, cards[one], dice);
            cards[other] = WithEmail(human, cards[other], dice);
        }
    }

    private static Card WithMobile(Human human, Card card, Dice dice) => card.Clues.HasFlag(Clue.Mobile)
        ? card
        : card with { Mobile = PhoneSpelling.Write(human.Mobile, dice), Clues = (card.Clues & ~Clue.FormerMobile) | Clue.Mobile };

    private static Card WithEmail(Human human, Card card, Dice dice) => card.Clues.HasFlag(Clue.Email)
        ? card
        : card with { Email = EmailSpelling.Write(human.Email, dice), Clues = (card.Clues & ~(Clue.OwnEmail | Clue.HouseEmail)) | Clue.Email };
}

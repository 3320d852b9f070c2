using CxHub.Sandbox.Population.Cards;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>Fills the surveys of one customer: scores out of their experience, a comment that goes with the score.</summary>
internal sealed class AnswerWriter(Calendar calendar, Dossier dossier, double felt, Dice dice)
{
    private static readonly Odds Touchpoints = Odds.Of("relationship:40 delivery:16 support:14 onboarding:7 billing:8 website:8 sales_visit:7");

    public Answer Write(DateTimeOffset at, string channel, Card card, IReadOnlyList<Deal> decided)
    {
        var touchpoint = Touchpoints.Draw(dice);
        var shift = Effects.TouchpointShift(touchpoint) + Aftermath(at, decided) + Incident(at, touchpoint);
        var nps = Score(Effects.NpsMean + (Effects.NpsPerExperience * felt) + shift, Effects.NpsNoise, 0, 10);
        var csat = Score(3.8 + (0.8 * felt) + (0.4 * shift), 0.6, 1, 5);
        var ces = Score(5.0 + (1.1 * felt) + (0.5 * shift), 0.9, 1, 7);
        var language = dossier.Human.Language is "vi" && dice.Chance(0.92) ? "vi" : "en";
        var answer = new Answer
        {
            Human = dossier.Human,
            Card = card,
            CrmContactId = channel is "email" && dossier.Contacts.Count > 0 && dice.Chance(0.4) ? dice.Pick(dossier.Contacts).Id : null,
            Channel = channel,
            Touchpoint = touchpoint,
            Language = language,
            At = at,
            Nps = AsksNps(touchpoint) ? nps : null,
            Csat = touchpoint is "delivery" or "support" or "billing" or "website" or "sales visit" ? csat : null,
            Ces = touchpoint is "support" or "onboarding" or "website" ? ces : null,
            Status = dice.Below(200) switch { < 5 => "partial", 5 => "test", _ => "completed" },
        };
        return WithComment(answer, nps);
    }

    private bool AsksNps(string touchpoint) => touchpoint is "relationship" || dice.Chance(0.6);

    private Answer WithComment(Answer answer, int nps)
    {
        if (!dice.Chance(0.66))
        {
            return answer;
        }

        var sentiment = nps switch { <= 6 => "negative", >= 9 => "positive", _ => "neutral" };
        return answer with { Sentiment = sentiment, Comment = Comments.Write(answer.Language, answer.Touchpoint, sentiment, dossier.Human, dice) };
    }

    private static double Aftermath(DateTimeOffset at, IReadOnlyList<Deal> decided)
    {
        var last = decided.LastOrDefault(deal => deal.IsWon is not null && deal.CloseAt <= at && at < deal.CloseAt.AddDays(60));
        return last?.IsWon switch { true => Effects.NpsAfterWin, false => Effects.NpsAfterLoss, null => 0 };
    }

    private double Incident(DateTimeOffset at, string touchpoint) =>
        touchpoint is "delivery" && at >= calendar.Now.AddDays(-Effects.IncidentFromDay) && at <= calendar.Now.AddDays(-Effects.IncidentToDay)
            ? Effects.IncidentShift
            : 0;

    private int Score(double mean, double noise, int lowest, int highest) =>
        (int)Math.Clamp(Math.Round(mean + (noise * dice.Normal()), MidpointRounding.AwayFromZero), lowest, highest);
}

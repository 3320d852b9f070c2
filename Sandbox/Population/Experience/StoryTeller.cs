using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>
/// Lets two years pass for one customer, in order of time: each answer is given out of the experience so far, each deal is
/// decided by the last answer before it.
/// </summary>
internal sealed class StoryTeller(PopulationOptions options, Workforce staff)
{
    private readonly Calendar _calendar = new(options.AsOf);

    public Story Tell(Dossier dossier, IEnumerable<Deal> deals)
    {
        var dice = Dice.For(options.Seed, "story", dossier.Human.Index);
        var felt = Effects.Felt(dossier.Human);
        var late = dice.Poisson(Math.Exp(-1.5 + (Effects.LateDeliverySlope * felt)));
        var planned = deals.ToList();
        var moments = AnswerMoments(dossier, planned, dice);
        var (decided, answers) = Live(dossier, planned, moments, felt, dice);
        return new(dossier, decided, answers, Tickets(dossier, felt, late, dice), late);
    }

    /// <summary>About half of the answers are given while a deal of the same customer is running.</summary>
    private List<(DateTimeOffset At, string Channel, Card Card)> AnswerMoments(Dossier dossier, List<Deal> deals, Dice dice)
    {
        var closed = deals.Where(deal => deal.IsClosed).ToList();
        return
        [
            .. dossier.Answers
                .Select(answer => (At: closed.Count > 0 && dice.Chance(0.65) ? Before(dice.Pick(closed).CloseAt, dice) : _calendar.Any(dice), answer.Channel, answer.Card))
                .OrderBy(answer => answer.At),
        ];
    }

    private DateTimeOffset Before(DateTimeOffset close, Dice dice) => Calendar.Between(Later(_calendar.Start, close.AddDays(-150)), close.AddDays(-3), dice);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private (List<Deal> Deals, List<Answer> Answers) Live(Dossier dossier, List<Deal> deals, List<(DateTimeOffset At, string Channel, Card Card)> moments, double felt, Dice dice)
    {
        var writer = new AnswerWriter(_calendar, dossier, felt, dice);
        var decided = new List<Deal>(deals.Count);
        var answers = new List<Answer>(moments.Count);

        foreach (var deal in deals.OrderBy(deal => deal.CloseAt))
        {
            answers.AddRange(moments.Skip(answers.Count).TakeWhile(moment => moment.At < deal.CloseAt).Select(moment => writer.Write(moment.At, moment.Channel, moment.Card, decided)));
            decided.Add(deal.IsClosed ? Decide(deal, answers, felt, dice) : deal);
        }

        answers.AddRange(moments.Skip(answers.Count).Select(moment => writer.Write(moment.At, moment.Channel, moment.Card, decided)));
        return (decided, answers);
    }

    private static Deal Decide(Deal deal, List<Answer> answers, double felt, Dice dice)
    {
        var from = deal.CloseAt.AddDays(-Effects.ExposureDays);
        var to = deal.CloseAt.AddDays(-1);
        var exposure = answers.LastOrDefault(answer => answer is { Nps: >= 0 and <= 10, Status: "completed" } && answer.At >= from && answer.At <= to)?.Nps;
        var probability = Effects.WinProbability(deal.Human.Segment, exposure ?? Effects.ExpectedNps(felt));
        return deal with { Exposure = exposure, WinProbability = probability, IsWon = dice.Chance(probability) };
    }

    private List<Ticket> Tickets(Dossier dossier, double felt, int late, Dice dice)
    {
        if (dossier.Contacts.Count is 0)
        {
            return [];
        }

        var other = dice.Poisson(Math.Exp(-0.7 + (Effects.CaseRateSlope * felt)));
        return
        [
            .. Enumerable.Range(0, late).Select(_ => Open(dossier, TicketSubjects.LateDelivery(dossier.Human.Language, dice), dice)),
            .. Enumerable.Range(0, other).Select(_ => Open(dossier, TicketSubjects.Other(dossier.Human.Language, dice), dice)),
        ];
    }

    private Ticket Open(Dossier dossier, string subject, Dice dice)
    {
        var contact = dice.Pick(dossier.Contacts);
        var openedAt = _calendar.Any(dice);
        var closedAt = openedAt.AddMinutes(dice.Between(20, 14_400));
        return new()
        {
            Contact = contact,
            Subject = subject,
            Agent = dice.Pick(contact.System is SandboxSystem.Salesforce ? staff.SalesforceAgents : staff.DataverseAgents),
            OpenedAt = openedAt,
            ClosedAt = closedAt <= _calendar.End && dice.Chance(0.93) ? closedAt : null,
            Priority = dice.Below(10) switch { < 2 => 1, < 8 => 2, _ => 3 },
            Origin = dice.Between(1, 3),
        };
    }
}

using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Insights.Scores;
using CxHub.Insights.Text;
using Visit = CxHub.Domain.Records.Interaction;

namespace CxHub.Insights.Journeys;

/// <summary>
/// From the hub's records to journeys. A need is a service case or a cart; a case closed within a day of its opening was one contact, one
/// closed later took at least a second. Other visits are no need of their own, but those in the week before one are its first steps.
/// </summary>
public sealed class JourneyInput(TimeRange range, Taxonomy taxonomy, JourneyRules? rules = null)
    : ICustomerReader<SupportCase>, ICustomerReader<Visit>, ICustomerReader<Feedback>
{
    public const string Help = "help";

    public const string Buy = "buy";

    public const string Solved = "solved";

    public const string Bought = "bought";

    /// <summary>Longer than this between opening and closing, and there was more than one contact.</summary>
    private static readonly TimeSpan OneContact = TimeSpan.FromHours(24);

    private readonly JourneyRules _rules = rules ?? new();
    private readonly TopicFinder _finder = new(taxonomy.Topics);
    private readonly List<JourneyEvent> _needs = [];
    private readonly List<JourneyEvent> _visits = [];
    private readonly List<SurveyAnswer> _answers = [];
    private readonly List<(string Customer, DateTimeOffset At, int Ces)> _efforts = [];

    public void Read(CustomerRecord<SupportCase> record)
    {
        if (record is not { ProfileId: { } customer, Record: { OpenedAt: { } opened } one } || !range.Holds(opened))
        {
            return;
        }

        var step = Event(one.Key, customer, opened, one.Channel ?? "other", $"support by {one.Channel ?? "other channel"}") with { Goal = one.Key.ToString(), Intent = IntentOf(one.Subject), Stage = Help };
        _needs.Add(step);
        if (one is { IsClosed: true, ClosedAt: { } closed } && closed >= opened && closed <= range.To && one.Status is not ("Cancelled" or "Canceled" or "Merged"))
        {
            _needs.Add(step with
            {
                EventId = $"{step.EventId}:closed",
                At = closed,
                Touchpoint = Solved,
                Instance = closed - opened <= OneContact ? step.Instance : $"{step.Instance}:closed",
                Resolves = true,
                CustomerInitiated = false,
            });
        }
    }

    public void Read(CustomerRecord<Visit> record)
    {
        if (record is not { ProfileId: { } customer, Record: var visit } || !range.Holds(visit.OccurredAt))
        {
            return;
        }

        var step = Event(visit.Key, customer, visit.OccurredAt, visit.Channel ?? "web", visit.Touchpoint ?? visit.Channel ?? "visit");
        if (visit.CartAbandoned is not { } left)
        {
            _visits.Add(step);
            return;
        }

        _needs.Add(step with { Touchpoint = "cart", Intent = Buy, Stage = Buy });
        if (!left)
        {
            _needs.Add(step with { EventId = $"{step.EventId}:bought", At = visit.OccurredAt.AddSeconds(visit.DurationSeconds ?? 0), Touchpoint = Bought, Intent = Buy, Stage = Buy, Resolves = true });
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        var answer = record.Record;
        if (answer.Status is not "completed" || !range.Holds(answer.AnsweredAt))
        {
            return;
        }

        _answers.Add(new()
        {
            Source = answer.Key.Source,
            ResponseId = answer.Key.ToString(),
            Person = record.ProfileId,
            Account = record.AccountId,
            Value = answer.Nps,
            AnsweredAt = answer.AnsweredAt,
            Kind = answer.SurveyKind is "relational" ? SurveyKind.Relational : SurveyKind.Transactional,
            Touchpoint = answer.Touchpoint,
        });
        if (record.ProfileId is { } customer && answer.Ces is { } ces)
        {
            _efforts.Add((customer, answer.AnsweredAt, ces));
        }
    }

    public JourneyStudy Study()
    {
        var needs = JourneyBuilder.Build(_needs, _rules);
        var goals = needs.Experiences.SelectMany(need => need.Interactions.SelectMany(interaction => interaction.Events).Select(step => (step.EventId, Goal: GoalOf(need))))
            .ToDictionary(step => step.EventId, step => step.Goal, StringComparer.Ordinal);
        var before = VisitsOnTheWay(needs);
        var ways = JourneyBuilder.Build([.. _needs.Select(one => one with { Goal = goals[one.EventId] }), .. before], _rules);

        return JourneyStudy.Of(needs, ways, _visits.Count - before.Count, _answers, _efforts, range.To);
    }

    /// <summary>The topic of a subject tells what a case is about; cases about the same within a week are the same problem again.</summary>
    private string IntentOf(string? subject) => subject is not null && _finder.Find(subject) is [var first, ..] ? $"{Help}: {first.Topic.Parent}" : Help;

    private static JourneyEvent Event(Domain.SourceKey key, string customer, DateTimeOffset at, string channel, string touchpoint) => new()
    {
        Source = key.Source,
        EventId = key.ToString(),
        Customer = customer,
        At = at,
        Channel = channel,
        Touchpoint = touchpoint,
        Instance = key.ToString(),
    };

    private List<JourneyEvent> VisitsOnTheWay(JourneyLevels needs)
    {
        var starts = needs.Experiences.OrderBy(need => need.From).ToLookup(need => need.Customer, StringComparer.Ordinal);

        return
        [
            .. _visits.Select(visit => (Visit: visit, Need: starts[visit.Customer].FirstOrDefault(need => need.From > visit.At && need.From - visit.At <= _rules.IntentWindow)))
                .Where(one => one.Need is not null)
                .Select(one => one.Visit with { Goal = GoalOf(one.Need!), Stage = one.Need!.Stage }),
        ];
    }

    /// <summary>Carts have no key of their own in the web analytics: the first visit of the need names it.</summary>
    private static string GoalOf(Experience need) => need.Goal ?? need.Interactions[0].Events.First().EventId;
}

using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Drivers;

/// <summary>
/// From the hub's records to the table of a driver analysis: one row per customer with their last answer in the range, and beside it what
/// happened in the window before that answer.
/// </summary>
public sealed class BehaviourInput(DriverOutcome outcome, TimeRange range, BehaviourOptions options)
    : ICustomerReader<Feedback>, ICustomerReader<SupportCase>, ICustomerReader<Interaction>, ICustomerReader<Order>, ICustomerReader<Employee>
{
    private readonly Dictionary<string, OutcomeAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CaseFact>> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VisitFact>> _visits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OrderFact>> _orders = new(StringComparer.Ordinal);
    private readonly StaffBook _staff = new();

    public void Read(CustomerRecord<Feedback> record)
    {
        var answer = record.Record;
        if (record is { ProfileId: { } profile, Customer: { } customer } && answer.Status is "completed" && range.Holds(answer.AnsweredAt) && outcome.Of(answer) is { } value
            && (!_answers.TryGetValue(profile, out var known) || IsLater(answer, known.Answer)))
        {
            _answers[profile] = new(profile, customer, value, answer);
        }
    }

    public void Read(CustomerRecord<SupportCase> record)
    {
        if (record is { ProfileId: { } profile, Record: { OpenedAt: { } opened } one } && MayCount(opened))
        {
            Add(_cases, profile, new(opened, one.ClosedAt, one.Key.Source, one.OwnerId));
        }
    }

    public void Read(CustomerRecord<Interaction> record)
    {
        if (record.ProfileId is { } profile && MayCount(record.Record.OccurredAt))
        {
            Add(_visits, profile, new(record.Record.OccurredAt, record.Record.CartAbandoned is true));
        }
    }

    public void Read(CustomerRecord<Order> record)
    {
        if (record is { Customer: { } customer, Record: { PlacedAt: { } placed, Amount: { } amount } order } && order.Counts && MayCount(placed))
        {
            Add(_orders, customer, new(placed, (double)amount, order.Currency ?? "", amount < 0));
        }
    }

    public void Read(CustomerRecord<Employee> record) => _staff.Add(record.Record);

    public BehaviourTable Table(DriverGroup group = DriverGroup.Everyone)
    {
        var rows = _answers.Values.OrderBy(answer => answer.Profile, StringComparer.Ordinal).Select(Row)
            .Where(row => group is DriverGroup.Everyone || row.Cases.Count > 0)
            .ToList();

        return new BehaviourColumns(rows, outcome, group, options, _staff).Table();
    }

    private BehaviourRow Row(OutcomeAnswer answer)
    {
        bool Before(DateTimeOffset at) => at < answer.At && at >= answer.At - options.Window;

        return new(
            answer,
            [.. _cases.GetValueOrDefault(answer.Profile, []).Where(one => Before(one.OpenedAt))],
            [.. _visits.GetValueOrDefault(answer.Profile, []).Where(visit => Before(visit.At))],
            [.. _orders.GetValueOrDefault(answer.Customer, []).Where(order => Before(order.At))]);
    }

    private bool MayCount(DateTimeOffset at) => at > range.From - options.Window && at <= range.To;

    private static bool IsLater(Feedback answer, Feedback known) =>
        answer.AnsweredAt != known.AnsweredAt ? answer.AnsweredAt > known.AnsweredAt : answer.Key > known.Key;

    private static void Add<T>(Dictionary<string, List<T>> facts, string customer, T fact)
    {
        if (!facts.TryGetValue(customer, out var known))
        {
            facts[customer] = known = [];
        }

        known.Add(fact);
    }
}

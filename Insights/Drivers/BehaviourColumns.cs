using CxHub.Domain.Records;
using CxHub.Insights.Statistics;
using CxHub.Insights.Text;

namespace CxHub.Insights.Drivers;

/// <summary>Turns rows of facts into the columns of the analysis.</summary>
internal sealed class BehaviourColumns(IReadOnlyList<BehaviourRow> rows, DriverOutcome outcome, DriverGroup group, BehaviourOptions options, StaffBook staff)
{
    public BehaviourTable Table()
    {
        List<Column> all = [.. Counts(), .. Staff(), .. Touchpoints(), .. Topics()];
        var kept = all.Where(ConcernsEnough).ToList();

        return new(new(outcome.Name, [.. rows.Select(row => row.Outcome.Value)]), kept, [.. all.Except(kept).Select(column => column.Name)]);
    }

    private IEnumerable<Column> Counts() =>
    [
        .. Of(Behaviour.Cases, "support cases", row => row.Cases.Count),
        .. Of(Behaviour.OpenCases, "cases still open", row => row.OpenCases),
        .. Of(Behaviour.CaseHours, "hours waited for a solution", row => row.SlowestCaseHours),
        .. Of(Behaviour.Visits, "website visits", row => row.Visits.Count),
        .. Of(Behaviour.AbandonedCarts, "carts left behind", row => row.Visits.Count(visit => visit.LeftACart)),
        .. Of(Behaviour.Orders, "invoices", row => row.Orders.Count(order => !order.IsCredit)),
        .. Of(Behaviour.Credits, "credit memos", row => row.Orders.Count(order => order.IsCredit)),
        .. options.Behaviours.Contains(Behaviour.OrderValue) ? [OrderValue()] : Array.Empty<Column>(),
    ];

    private IEnumerable<Column> Of(Behaviour behaviour, string name, Func<BehaviourRow, double> value) =>
        options.Behaviours.Contains(behaviour) ? [new(name, [.. rows.Select(value)])] : [];

    /// <summary>Amounts of different currencies cannot be added, but a customer's place among the buyers of their currency can be compared.</summary>
    private Column OrderValue()
    {
        var places = new double[rows.Count];
        foreach (var currency in Enumerable.Range(0, rows.Count).Where(row => rows[row].Bought is not null).GroupBy(row => rows[row].Bought!.Value.Currency, StringComparer.Ordinal))
        {
            int[] buyers = [.. currency];
            var ranks = Ranks.Of([.. buyers.Select(row => rows[row].Bought!.Value.Amount)]);
            for (var place = 0; place < buyers.Length; place++)
            {
                places[buyers[place]] = ranks[place] / buyers.Length;
            }
        }

        return new("order value", places);
    }

    private IEnumerable<Column> Staff() => group is not DriverGroup.WithCase ? [] :
    [
        .. Of(Behaviour.AgentTenure, "years of service of the agent", row => MeanOfAgents(row, (agent, at) => agent.HiredOn is { } hired ? (at.UtcDateTime - hired.ToDateTime(TimeOnly.MinValue)).TotalDays / 365.25 : double.NaN)),
        .. Of(Behaviour.AgentSkills, "skills of the agent", row => MeanOfAgents(row, (agent, _) => agent.Skills?.Split(';').Length ?? double.NaN)),
    ];

    /// <summary>NaN where HR knows none of the agents: such a customer has no complete row.</summary>
    private double MeanOfAgents(BehaviourRow row, Func<Employee, DateTimeOffset, double> value) =>
        row.Cases.Select(one => staff.Find(one.Source, one.OwnerId) is { } agent ? value(agent, one.OpenedAt) : double.NaN).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    private IEnumerable<Column> Touchpoints() => !options.Behaviours.Contains(Behaviour.Touchpoint) ? [] :
        rows.Select(TouchpointOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(touchpoint => new Column($"touchpoint: {touchpoint}", [.. rows.Select(row => TouchpointOf(row) == touchpoint ? 1.0 : 0)]));

    private static string? TouchpointOf(BehaviourRow row) => row.Outcome.Answer is { SurveyKind: not "relational", Touchpoint: { } touchpoint } ? touchpoint : null;

    private IEnumerable<Column> Topics()
    {
        if (!options.Behaviours.Contains(Behaviour.Topics))
        {
            return [];
        }

        TopicFinder finder = new(options.Taxonomy.Topics);
        var found = new HashSet<string>[rows.Count];
        Parallel.For(0, rows.Count, row => found[row] = rows[row].Outcome.Answer is { Comment: { } comment } answer
            ? finder.Find(comment, answer.Language).Select(mention => mention.Topic.Parent).ToHashSet(StringComparer.Ordinal)
            : []);

        return found.SelectMany(topics => topics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(topic => new Column($"comment on: {topic}", Array.ConvertAll(found, topics => topics.Contains(topic) ? 1.0 : 0)));
    }

    private static bool ConcernsEnough(Column column)
    {
        var values = column.Values.Where(double.IsFinite).ToArray();

        return values.Length > 0 && KeyDrivers.Concerned(values).Count(concerned => concerned) is var count && count >= Standings.SoundFrom && values.Length - count >= Standings.SoundFrom;
    }
}

using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>What the KPIs need of the hub's records; the rest of the evidence comes from scores, follow-ups and runs.</summary>
public sealed class KpiInput :
    ICustomerReader<Person>, ICustomerReader<Feedback>, ICustomerReader<Deal>, ICustomerReader<Order>, ICustomerReader<Interaction>, ICustomerReader<SupportCase>, ICustomerReader<Employee>
{
    private readonly OutcomeInput _outcomes = new();
    private readonly ServiceTeams _teams = new();
    private readonly List<KpiAnswer> _answers = [];
    private readonly List<RevenuePoint> _revenue = [];
    private readonly List<CartPoint> _carts = [];
    private readonly Dictionary<string, bool> _mayContact = new(StringComparer.Ordinal);

    /// <summary>One no of any source is a no.</summary>
    public void Read(CustomerRecord<Person> record)
    {
        if (record is { ProfileId: { } profile, Record.MayContact: { } allowed })
        {
            _mayContact[profile] = allowed && _mayContact.GetValueOrDefault(profile, true);
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        _outcomes.Read(record);
        var answer = record.Record;
        if (answer.Status is "completed")
        {
            _answers.Add(new(record.ProfileId, answer.AnsweredAt, answer.SurveyKind, answer.Touchpoint, answer.Nps, answer.Csat, answer.Ces));
        }
    }

    public void Read(CustomerRecord<Deal> record) => _outcomes.Read(record);

    public void Read(CustomerRecord<Order> record)
    {
        if ((record.ProfileId ?? record.AccountId) is { } customer && record.Record is { Amount: { } amount, PlacedAt: { } at, Kind: not "order" } order)
        {
            _revenue.Add(new(customer, at, amount, order.Currency ?? "?"));
        }
    }

    public void Read(CustomerRecord<Interaction> record)
    {
        if (record.Record.CartAbandoned is { } abandoned)
        {
            _carts.Add(new(record.Record.OccurredAt, abandoned));
        }
    }

    public void Read(CustomerRecord<SupportCase> record) => _teams.Add(record);

    public void Read(CustomerRecord<Employee> record) => _teams.Add(record.Record);

    public KpiEvidence ToEvidence() => new()
    {
        Answers = [.. _answers.Select(answer => answer.Touchpoint is AnswerFigures.Service ? answer with { Team = _teams.Before(answer.Customer, answer.At) } : answer)],
        Consent = new Share(_mayContact.Values.LongCount(allowed => allowed), _mayContact.Count),
        Revenue = _revenue,
        Deals = _outcomes.Deals,
        Scores = _outcomes.Scores,
        Carts = _carts,
    };
}

using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Outcomes;

/// <summary>
/// Deals and NPS answers of the hub, brought to one key: the company's profile, or the person's where there is no company. A deal that
/// leads to no customer keeps its own key and then counts as one without a score.
/// </summary>
public sealed class OutcomeInput : ICustomerReader<Deal>, ICustomerReader<Feedback>
{
    private readonly List<DealOutcome> _deals = [];
    private readonly List<ScorePoint> _scores = [];

    public IReadOnlyList<DealOutcome> Deals => _deals;

    public IReadOnlyList<ScorePoint> Scores => _scores;

    public void Read(CustomerRecord<Deal> record)
    {
        var deal = record.Record;
        _deals.Add(new()
        {
            DealId = deal.Key.ToString(),
            Customer = record.Customer ?? deal.Key.ToString(),
            Won = deal.IsClosed ? deal.IsWon : null,
            ClosedAt = deal.IsClosed ? deal.ClosedAt : null,
            CreatedAt = deal.CreatedAt,
            Segment = deal.Segment,
            Owner = deal.OwnerId,
        });
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record is { Customer: { } customer, Record: { Status: "completed", Nps: { } nps } answer })
        {
            _scores.Add(new(customer, answer.AnsweredAt, nps));
        }
    }

    public ExposedDeals Join(ExposureRule rule) => Exposure.Join(_deals, _scores, rule);
}

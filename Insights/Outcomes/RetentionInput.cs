using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Insights.Scores;

namespace CxHub.Insights.Outcomes;

/// <summary>
/// How long customers go on buying, from their first NPS answer on. A customer counts as gone with the last purchase (an invoice, a deal won)
/// when <paramref name="silence"/> has passed since without another; the band is that of the first answer, before what followed.
/// </summary>
public sealed class RetentionInput(DateTimeOffset asOf, TimeSpan silence) : ICustomerReader<Order>, ICustomerReader<Deal>, ICustomerReader<Feedback>
{
    public static TimeSpan DefaultSilence { get; } = TimeSpan.FromDays(180);

    private readonly Dictionary<string, DateTimeOffset> _lastBought = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset At, int Nps)> _first = new(StringComparer.Ordinal);

    public void Read(CustomerRecord<Order> record)
    {
        if (record is { Customer: { } customer, Record: { PlacedAt: { } placed, Amount: > 0 } order } && order.Counts)
        {
            Bought(customer, placed);
        }
    }

    public void Read(CustomerRecord<Deal> record)
    {
        if (record is { Customer: { } customer, Record: { IsWon: true, ClosedAt: { } closed } })
        {
            Bought(customer, closed);
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record is { Customer: { } customer, Record: { Status: "completed", Nps: { } nps } answer } && answer.AnsweredAt <= asOf
            && (!_first.TryGetValue(customer, out var known) || answer.AnsweredAt < known.At))
        {
            _first[customer] = (answer.AnsweredAt, nps);
        }
    }

    public RetentionStudy Study()
    {
        var lives = _first.Where(one => _lastBought.ContainsKey(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Life(one.Key, one.Value.At, one.Value.Nps)).ToList();

        return new(Retention.ByBand(lives), silence.TotalDays, lives.Count, lives.Count(life => life.LeftAt is not null), _first.Count - lives.Count);
    }

    private CustomerLife Life(string customer, DateTimeOffset from, int nps)
    {
        var last = _lastBought[customer] > from ? _lastBought[customer] : from;

        return new(customer, Nps.BandOf(nps), from, asOf - last > silence ? last : null, asOf);
    }

    private void Bought(string customer, DateTimeOffset at)
    {
        if (at <= asOf && (!_lastBought.TryGetValue(customer, out var known) || at > known))
        {
            _lastBought[customer] = at;
        }
    }
}

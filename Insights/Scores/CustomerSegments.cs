using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Scores;

/// <summary>The segment of each customer: that of the latest deal that names one.</summary>
public sealed class CustomerSegments : ICustomerReader<Deal>
{
    private readonly Dictionary<string, (DateTimeOffset At, string Segment)> _known = new(StringComparer.Ordinal);

    public void Read(CustomerRecord<Deal> record)
    {
        if (record is { Customer: { } customer, Record: { Segment: { } segment } deal } && (!_known.TryGetValue(customer, out var known) || deal.CreatedAt.GetValueOrDefault() > known.At))
        {
            _known[customer] = (deal.CreatedAt.GetValueOrDefault(), segment);
        }
    }

    public string? Of(string? customer) => customer is not null && _known.TryGetValue(customer, out var known) ? known.Segment : null;
}

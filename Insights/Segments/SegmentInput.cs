using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Segments;

/// <summary>Gathers of each customer (a person's profile) what segments are made from: orders, answers, visits, cases, consent.</summary>
public sealed class SegmentInput(DateTimeOffset asOf) : ICustomerReader<Person>, ICustomerReader<Order>, ICustomerReader<Feedback>, ICustomerReader<Interaction>, ICustomerReader<SupportCase>
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(180);

    private readonly SortedDictionary<string, SegmentCustomer> _customers = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, SegmentCustomer> Customers => _customers;

    public void Read(CustomerRecord<Person> record)
    {
        if (Of(record.ProfileId) is { } customer && record.Record.MayContact is { } allowed)
        {
            // One no of any source is a no.
            customer.MayContact = allowed && customer.MayContact is not false;
        }
    }

    public void Read(CustomerRecord<Order> record)
    {
        if (record.Record is { Amount: { } amount, PlacedAt: { } at, Kind: not "order" } order && at <= asOf && Of(record.ProfileId) is { } customer)
        {
            customer.Orders.Add((at, (double)amount, order.Currency ?? "?"));
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        var answer = record.Record;
        if (answer.Status is not "completed" || answer.AnsweredAt > asOf || Of(record.ProfileId) is not { } customer)
        {
            return;
        }

        if (answer.Nps is { } nps && !(customer.LastAnswer?.At >= answer.AnsweredAt))
        {
            customer.LastAnswer = (answer.AnsweredAt, nps);
        }

        if (!string.IsNullOrWhiteSpace(answer.Comment) && !(customer.LastComment?.At >= answer.AnsweredAt))
        {
            customer.LastComment = (answer.AnsweredAt, answer.Comment, answer.Language);
        }

        customer.Met(answer.Channel);
    }

    public void Read(CustomerRecord<Interaction> record)
    {
        if (IsRecent(record.Record.OccurredAt) && Of(record.ProfileId) is { } customer)
        {
            customer.Visits++;
            customer.Met(record.Record.Channel);
        }
    }

    public void Read(CustomerRecord<SupportCase> record)
    {
        if (Of(record.ProfileId) is { } customer && record.Record.OpenedAt is { } at && at <= asOf)
        {
            customer.Cases += IsRecent(at) ? 1 : 0;
            customer.HasOpenCase |= !record.Record.IsClosed;
            customer.Met(record.Record.Channel);
        }
    }

    private bool IsRecent(DateTimeOffset at) => at <= asOf && at > asOf - Recent;

    private SegmentCustomer? Of(string? profile)
    {
        if (profile is null)
        {
            return null;
        }

        if (!_customers.TryGetValue(profile, out var customer))
        {
            _customers[profile] = customer = new();
        }

        return customer;
    }
}

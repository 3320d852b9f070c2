using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Insights.Scores;

namespace CxHub.Insights.Outcomes;

/// <summary>
/// What each customer was invoiced in the range (credits taken off), beside the band of the mean of its people's latest NPS answers in it.
/// Amounts of different currencies are never added: the currency of most invoices is used, unless one is named.
/// </summary>
public sealed class RevenueInput(TimeRange range, string? currency = null) : ICustomerReader<Order>, ICustomerReader<Feedback>
{
    private readonly Dictionary<(string Customer, string Currency), (double Amount, int Invoices)> _amounts = [];
    private readonly Dictionary<string, (string Customer, DateTimeOffset At, int Nps)> _answers = new(StringComparer.Ordinal);

    public void Read(CustomerRecord<Order> record)
    {
        if (record is { Customer: { } customer, Record: { PlacedAt: { } placed, Amount: { } amount } order } && order.Counts && range.Holds(placed))
        {
            var key = (customer, order.Currency ?? "");
            var known = _amounts.GetValueOrDefault(key);
            _amounts[key] = (known.Amount + (double)amount, known.Invoices + 1);
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record is { Customer: { } customer, ProfileId: { } person, Record: { Status: "completed", Nps: { } nps } answer } && range.Holds(answer.AnsweredAt)
            && (!_answers.TryGetValue(person, out var known) || answer.AnsweredAt > known.At))
        {
            _answers[person] = (customer, answer.AnsweredAt, nps);
        }
    }

    public RevenueStudy Study()
    {
        var used = currency ?? _amounts.GroupBy(one => one.Key.Currency, StringComparer.Ordinal).OrderByDescending(group => group.Sum(one => one.Value.Invoices)).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var amounts = _amounts.Where(one => one.Key.Currency == used).ToDictionary(one => one.Key.Customer, one => one.Value.Amount, StringComparer.Ordinal);
        var accounts = _answers.Values.GroupBy(answer => answer.Customer, StringComparer.Ordinal).Where(answers => amounts.ContainsKey(answers.Key))
            .OrderBy(answers => answers.Key, StringComparer.Ordinal)
            .Select(answers => new AccountRevenue(answers.Key, Nps.BandOf(Math.Round(answers.Average(answer => answer.Nps), MidpointRounding.AwayFromZero)), amounts[answers.Key]))
            .ToList();

        return new(RevenueByBand.Compare(accounts), used, new(accounts.Count, amounts.Count), _amounts.Keys.Where(key => key.Currency != used).Select(key => key.Customer).Distinct(StringComparer.Ordinal).Count(customer => !amounts.ContainsKey(customer)));
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Recency, frequency and money in quintiles: 5 is the best fifth.</summary>
public static class Rfm
{
    public const string FormulaVersion = "rfm/1";

    /// <param name="orders">Customer, moment, amount in one currency.</param>
    public static IReadOnlyList<RfmScore> Score(IEnumerable<OrderLine> orders, DateTimeOffset asOf)
    {
        var customers = orders.Where(order => order.At <= asOf).GroupBy(order => order.Customer, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Customer: group.Key, Days: (asOf - group.Max(order => order.At)).TotalDays, Orders: group.Count(), Money: group.Sum(order => order.Amount)))
            .ToList();
        var recency = Quintiles([.. customers.Select(customer => -customer.Days)]);
        var frequency = Quintiles([.. customers.Select(customer => (double)customer.Orders)]);
        var money = Quintiles([.. customers.Select(customer => customer.Money)]);

        return [.. customers.Select((customer, index) => new RfmScore(customer.Customer, recency[index], frequency[index], money[index], customer.Days, customer.Orders, customer.Money))];
    }

    /// <summary>1 to 5 by rank; equal values share a fifth.</summary>
    public static int[] Quintiles(double[] values) =>
        Array.ConvertAll(Ranks.Of(values), rank => Math.Clamp((int)Math.Ceiling(5 * rank / values.Length), 1, 5));
}

public sealed record OrderLine(string Customer, DateTimeOffset At, double Amount);

/// <param name="Days">Since the last order.</param>
public sealed record RfmScore(string Customer, int Recency, int Frequency, int Money, double Days, int Orders, double Amount)
{
    public string Code => $"{Recency}{Frequency}{Money}";
}

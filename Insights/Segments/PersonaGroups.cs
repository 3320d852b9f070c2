using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Computed groups of buying customers. Formed on a fixed sample where there are many; everybody else joins the nearest group.</summary>
internal sealed record PersonaGroups(IReadOnlyDictionary<string, string> PersonaOf, string? Refusal, double? Silhouette)
{
    private const int Sample = 4_000;

    private const int MostGroups = 6;

    /// <summary>What customers are compared by.</summary>
    public static IReadOnlyList<string> Features { get; } = ["money", "orders", "days since the last order", "visits", "cases"];

    public static PersonaGroups Of(IReadOnlyList<(RfmScore Rfm, SegmentCustomer Customer)> customers, IReadOnlyDictionary<string, string> previous)
    {
        var step = Math.Max(1, (customers.Count + Sample - 1) / Sample);
        var sample = customers.Where((_, index) => index % step is 0).ToList();
        var rows = sample.Select(one => FeaturesOf(one.Rfm, one.Customer)).ToList();
        var attempt = KMeans.Fit([.. Features.Select((name, feature) => new Column(name, [.. rows.Select(row => row[feature])]))], MostGroups);
        if (attempt.Value is not { } clustering)
        {
            return new(new Dictionary<string, string>(), attempt.Refusal, null);
        }

        var nearest = Nearest(rows, clustering);
        var groupOf = customers.ToDictionary(one => one.Rfm.Customer, one => nearest(FeaturesOf(one.Rfm, one.Customer)), StringComparer.Ordinal);
        var ids = StableIds.Match(Sets(groupOf), Sets(previous), number => FormattableString.Invariant($"P{number}"));
        return new(groupOf.ToDictionary(one => one.Key, one => ids[one.Value], StringComparer.Ordinal), null, clustering.Silhouette);
    }

    /// <summary>Money and orders are skewed, so they count by their logarithm.</summary>
    public static IReadOnlyList<double> FeaturesOf(RfmScore rfm, SegmentCustomer customer) =>
        [Math.Log(1 + Math.Max(0, rfm.Amount)), Math.Log(1 + rfm.Orders), rfm.Days, customer.Visits, customer.Cases];

    /// <summary>By distance to the centres on the scale of the sample.</summary>
    private static Func<IReadOnlyList<double>, int> Nearest(List<IReadOnlyList<double>> rows, Clustering clustering)
    {
        var spread = Features.Select((_, feature) => MeanEstimate.Of([.. rows.Select(row => row[feature])])!).ToList();
        double Scaled(double value, int feature) => spread[feature].StandardDeviation > 0 ? (value - spread[feature].Value) / spread[feature].StandardDeviation : 0;
        var centres = rows.Select((row, index) => (row, Group: clustering.GroupOf[index])).GroupBy(one => one.Group)
            .Select(group => (Group: group.Key, Centre: Features.Select((_, feature) => group.Average(one => Scaled(one.row[feature], feature))).ToArray())).ToList();
        return row => centres.MinBy(centre => centre.Centre.Select((value, feature) => Math.Pow(Scaled(row[feature], feature) - value, 2)).Sum()).Group;
    }

    private static Dictionary<TKey, IReadOnlySet<string>> Sets<TKey>(IReadOnlyDictionary<string, TKey> groupOf)
        where TKey : notnull =>
        groupOf.GroupBy(one => one.Value, one => one.Key).ToDictionary(group => group.Key, IReadOnlySet<string> (group) => group.ToHashSet(StringComparer.Ordinal));
}

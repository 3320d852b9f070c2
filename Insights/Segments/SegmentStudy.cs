using CxHub.Insights.Scores;
using CxHub.Insights.Text;

namespace CxHub.Insights.Segments;

/// <summary>Puts every customer who bought or answered into segments and says what to do next.</summary>
public static class SegmentStudy
{
    public const string FormulaVersion = "segment-study/1";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <param name="contacted">Customers contacted since less than the rules allow.</param>
    /// <param name="complaining">Customers with open work because of a bad answer.</param>
    /// <param name="previous">Persona of each customer in the last study, so that groups keep their ids.</param>
    public static SegmentResult Of(SegmentInput input, SegmentRules rules, DateTimeOffset asOf, IReadOnlySet<string> contacted, IReadOnlySet<string> complaining, IReadOnlyDictionary<string, string> previous)
    {
        var currency = input.Customers.Values.SelectMany(customer => customer.Orders).CountBy(order => order.Currency).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).FirstOrDefault().Key;
        var orders = input.Customers.SelectMany(customer => customer.Value.Orders.Where(order => order.Currency == currency).Select(order => new OrderLine(customer.Key, order.At, order.Amount)));
        var bought = Rfm.Score(orders, asOf).ToDictionary(score => score.Customer, StringComparer.Ordinal);
        var groups = PersonaGroups.Of([.. bought.Values.Select(score => (score, input.Customers[score.Customer]))], previous);
        List<SegmentMember> members = [];
        foreach (var (id, customer) in input.Customers)
        {
            var rfm = bought.GetValueOrDefault(id);
            NpsBand? band = customer.LastAnswer is { } answer && answer.At > asOf - rules.Validity ? Nps.BandOf(answer.Nps) : null;
            if (rfm is not null || band is not null)
            {
                var yearly = customer.Orders.Where(order => order.Currency == currency && order.At > asOf - Year).Sum(order => order.Amount);
                var state = new CustomerState(customer.MayContact is not false, customer.HasOpenCase || complaining.Contains(id), contacted.Contains(id));
                members.Add(Member(id, rfm, band, groups.PersonaOf.GetValueOrDefault(id), state, rules, Math.Max(0, yearly)));
            }
        }

        return new(members, Describe(input, bought, groups, rules, asOf), groups.Refusal, groups.Silhouette, currency);
    }

    private static SegmentMember Member(string id, RfmScore? rfm, NpsBand? band, string? persona, CustomerState state, SegmentRules rules, double yearly)
    {
        var tier = rfm is null ? ValueTier.Low : RuleSegments.TierOf(rfm.Money);
        var segment = RuleSegments.NameOf(band, tier);
        var next = NextBestAction.Rank(rules.Actions.Select(action => action.For(yearly)), state with { Segment = segment });
        return new()
        {
            Customer = id,
            Segment = segment,
            Tier = tier,
            Band = band,
            Rfm = rfm,
            Persona = persona,
            Next = next.Best,
            Blocked = next.Best.Name is NextBestAction.Nothing ? next.Blocked.Where(block => block.Reason is not NextBestAction.NotEligible).Select(block => $"{block.Name}: {block.Reason}").FirstOrDefault() : null,
        };
    }

    private static IReadOnlyList<Persona> Describe(SegmentInput input, Dictionary<string, RfmScore> bought, PersonaGroups groups, SegmentRules rules, DateTimeOffset asOf)
    {
        TopicFinder topics = new(rules.Taxonomy.Topics);
        return groups.PersonaOf.Count is 0 ? [] : Personas.Describe(
            [
                .. bought.Values.Where(score => groups.PersonaOf.ContainsKey(score.Customer)).Select(score =>
                {
                    var customer = input.Customers[score.Customer];
                    return new PersonaMember(
                        score.Customer, groups.PersonaOf[score.Customer], PersonaGroups.FeaturesOf(score, customer),
                        customer.LastComment is { } comment && comment.At > asOf - Year ? [.. topics.Find(comment.Text, comment.Language).Select(mention => mention.Topic.Code).Distinct(StringComparer.Ordinal)] : [],
                        customer.PreferredChannel, customer.LastAnswer?.Nps);
                }),
            ],
            PersonaGroups.Features);
    }
}

/// <param name="Refusal">Why there are no personas.</param>
/// <param name="Currency">In which money is counted; null without orders.</param>
public sealed record SegmentResult(IReadOnlyList<SegmentMember> Members, IReadOnlyList<Persona> Personas, string? Refusal, double? Silhouette, string? Currency);

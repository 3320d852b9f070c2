namespace CxHub.Insights.Segments;

/// <summary>Something that can be done for customers of some segments, as configuration offers it.</summary>
/// <param name="Segments">The segments it is for; none means all.</param>
/// <param name="Uplift">Assumed change of the probability that the customer stays or buys.</param>
/// <param name="Value">What success is worth; null takes what the customer was invoiced in the past year.</param>
/// <param name="Cost">In the currency of the orders.</param>
public sealed record ActionRule(string Name, IReadOnlyList<string> Segments, double Uplift, double? Value, double Cost, bool IsUpsell, bool IsContact)
{
    internal ActionOffer For(double yearlyRevenue) => new(Name, CxHub.Insights.Segments.Uplift.Assumed(Uplift), Value ?? yearlyRevenue, Cost)
    {
        NeedsConsent = IsContact,
        IsUpsell = IsUpsell,
        IsContact = IsContact,
        Requires = customer => Segments.Count is 0 || Segments.Contains(customer.Segment),
    };
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Ranks what could be done for a customer by expected value: change of probability × value − cost. Doing nothing is worth 0 and stands in the list.</summary>
public static class NextBestAction
{
    public const string FormulaVersion = "next-best-action/1";

    public const string Nothing = "do nothing";

    public const string NoConsent = "no consent";

    public const string OpenComplaint = "an open complaint forbids upselling";

    public const string Throttled = "contacted often enough lately";

    public const string NotEligible = "not eligible";

    public static NextActions Rank(IEnumerable<ActionOffer> offers, CustomerState customer)
    {
        var judged = offers.Select(offer => (Offer: offer, Block: Block(offer, customer))).ToList();
        var ranked = judged.Where(one => one.Block is null)
            .Select(one => new RankedAction(one.Offer.Name, one.Offer.ExpectedValue, one.Offer.Uplift.IsAssumed))
            .Append(new(Nothing, 0, false))
            .OrderByDescending(action => action.ExpectedValue)
            .ThenBy(action => action.Name == Nothing ? 0 : 1)
            .ThenBy(action => action.Name, StringComparer.Ordinal);

        return new([.. ranked], [.. judged.Where(one => one.Block is not null).OrderByDescending(one => one.Offer.ExpectedValue).Select(one => (one.Offer.Name, one.Block!))]);
    }

    private static string? Block(ActionOffer offer, CustomerState customer) =>
        offer.Requires is { } requires && !requires(customer) ? NotEligible
        : offer.NeedsConsent && !customer.HasConsented ? NoConsent
        : offer.IsUpsell && customer.HasOpenComplaint ? OpenComplaint
        : offer.IsContact && customer.IsThrottled ? Throttled
        : null;
}

/// <summary>Something that could be done.</summary>
public sealed record ActionOffer(string Name, Uplift Uplift, double Value, double Cost)
{
    public double ExpectedValue => (Uplift.Value * Value) - Cost;

    public bool NeedsConsent { get; init; } = true;

    public bool IsUpsell { get; init; }

    public bool IsContact { get; init; } = true;

    /// <summary>The policy; null when everybody is eligible.</summary>
    public Func<CustomerState, bool>? Requires { get; init; }
}

public sealed record CustomerState(bool HasConsented, bool HasOpenComplaint, bool IsThrottled, string? Segment = null);

/// <summary>How much an action changes the probability of the wanted outcome.</summary>
/// <param name="IsAssumed">No experiment stands behind it.</param>
public sealed record Uplift(double Value, bool IsAssumed, Comparison? Evidence = null)
{
    public static Uplift Assumed(double value) => new(value, true);

    /// <summary>From a randomised hold-out group; null when a group is empty.</summary>
    public static Uplift? FromHoldOut(Share treated, Share heldOut) =>
        Proportions.Compare(treated, heldOut) is { } comparison ? new(comparison.Difference, false, comparison) : null;
}

/// <param name="Ranked">Best first; ends in actions worse than doing nothing.</param>
/// <param name="Blocked">With the reason, what would be worth most first.</param>
public sealed record NextActions(IReadOnlyList<RankedAction> Ranked, IReadOnlyList<(string Name, string Reason)> Blocked)
{
    public RankedAction Best => Ranked[0];
}

public sealed record RankedAction(string Name, double ExpectedValue, bool IsAssumed);

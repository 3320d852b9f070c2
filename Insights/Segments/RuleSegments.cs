using CxHub.Insights.Scores;

namespace CxHub.Insights.Segments;

/// <summary>What to do with whom, by good will and value: rules before clusters.</summary>
public static class RuleSegments
{
    public const string FormulaVersion = "segments/1";

    /// <summary>Every segment there is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. new NpsBand?[] { NpsBand.Detractor, NpsBand.Passive, NpsBand.Promoter, null }.SelectMany(band => Enum.GetValues<ValueTier>().Reverse().Select(tier => NameOf(band, tier))).Distinct(StringComparer.Ordinal),
    ];

    /// <param name="band">Null without a valid answer.</param>
    public static string NameOf(NpsBand? band, ValueTier tier) => (band, tier) switch
    {
        (NpsBand.Detractor, ValueTier.High) => "save",
        (NpsBand.Detractor, ValueTier.Middle) => "win back",
        (NpsBand.Detractor, _) => "learn from",
        (NpsBand.Passive, ValueTier.High) => "deepen",
        (NpsBand.Passive, _) => "develop",
        (NpsBand.Promoter, ValueTier.High) => "advocate",
        (NpsBand.Promoter, ValueTier.Middle) => "grow",
        (NpsBand.Promoter, _) => "referral",
        (null, ValueTier.High) => "ask now",
        _ => "ask",
    };

    /// <summary>The top fifth is high, the bottom two fifths are low.</summary>
    public static ValueTier TierOf(int moneyQuintile) => moneyQuintile switch { >= 5 => ValueTier.High, >= 3 => ValueTier.Middle, _ => ValueTier.Low };
}

public enum ValueTier
{
    Low,
    Middle,
    High,
}

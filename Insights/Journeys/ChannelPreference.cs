namespace CxHub.Insights.Journeys;

/// <summary>The channel a customer chooses when the choice is theirs.</summary>
public static class ChannelPreference
{
    public const int MinimumInteractions = 5;

    public const double MinimumShare = 0.5;

    /// <summary>Customer-initiated interactions per channel, with one added to each channel so that few contacts do not sound certain.</summary>
    /// <param name="channels">All channels on offer, also those never used.</param>
    public static ChannelShares Of(IEnumerable<Interaction> interactions, IReadOnlyCollection<string> channels) =>
        Of(interactions.Where(interaction => interaction.CustomerInitiated).CountBy(interaction => interaction.Channel).ToDictionary(), channels);

    public static ChannelShares Of(IReadOnlyDictionary<string, int> counts, IReadOnlyCollection<string> channels)
    {
        var all = channels.Union(counts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var n = counts.Values.Sum();
        var shares = all.Select(channel => (Channel: channel, Share: (counts.GetValueOrDefault(channel) + 1.0) / (n + all.Count))).OrderByDescending(one => one.Share).ToList();
        var preferred = shares.Count > 0 && shares[0].Share >= MinimumShare && n >= MinimumInteractions ? shares[0].Channel : null;

        return new(shares, n, preferred);
    }
}

/// <param name="Preferred">Null unless one channel has half of at least five contacts.</param>
public sealed record ChannelShares(IReadOnlyList<(string Channel, double Share)> Shares, int N, string? Preferred);

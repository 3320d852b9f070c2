namespace CxHub.Insights.Segments;

/// <summary>One customer as the records tell, gathered while they stream past.</summary>
internal sealed class SegmentCustomer
{
    public List<(DateTimeOffset At, double Amount, string Currency)> Orders { get; } = [];

    public (DateTimeOffset At, int Nps)? LastAnswer { get; set; }

    public (DateTimeOffset At, string Text, string? Language)? LastComment { get; set; }

    /// <summary>Null when no source knows.</summary>
    public bool? MayContact { get; set; }

    public bool HasOpenCase { get; set; }

    public int Cases { get; set; }

    public int Visits { get; set; }

    public Dictionary<string, int> Channels { get; } = new(StringComparer.Ordinal);

    public string? PreferredChannel => Channels.Count is 0 ? null : Channels.MaxBy(channel => (channel.Value, channel.Key)).Key;

    public void Met(string? channel)
    {
        if (channel is not null)
        {
            Channels[channel] = Channels.GetValueOrDefault(channel) + 1;
        }
    }
}

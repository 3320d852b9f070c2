using CxHub.Insights.Scores;

namespace CxHub.Insights.Segments;

/// <summary>Where one customer belongs, and what to do next.</summary>
public sealed record SegmentMember
{
    public required string Customer { get; init; }

    /// <summary>The rule segment by good will and value.</summary>
    public required string Segment { get; init; }

    public required ValueTier Tier { get; init; }

    /// <summary>Null without a valid answer.</summary>
    public required NpsBand? Band { get; init; }

    /// <summary>Null for a customer who has not bought.</summary>
    public required RfmScore? Rfm { get; init; }

    /// <summary>Id of the computed group; null where there are no groups, or for a customer who has not bought.</summary>
    public string? Persona { get; init; }

    public required RankedAction Next { get; init; }

    /// <summary>Why the best action is not allowed; null when it is, or there is none.</summary>
    public required string? Blocked { get; init; }
}

using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Mapping.Targets;

namespace CxHub.Activation.FollowUps;

/// <summary>One answer and what a rule may ask about it.</summary>
public sealed record FollowUpContext
{
    public required Feedback Feedback { get; init; }

    /// <summary>The respondent's profile, with golden values, scores and account.</summary>
    public required TargetSubject Profile { get; init; }

    /// <summary>Sentiment of this answer's comment, -1 to 1; null without a comment.</summary>
    public double? Sentiment { get; init; }

    /// <summary>positive, neutral or negative.</summary>
    public string? SentimentLabel { get; init; }

    /// <summary>The customer's NPS answer before this one.</summary>
    public int? PreviousNps { get; init; }

    /// <summary>What the customer is worth in a year, in the hub's currency.</summary>
    public decimal? Value { get; init; }

    /// <summary>The CRMs the customer stands in.</summary>
    public IReadOnlyList<CrmPlace> Places { get; init; } = [];

    /// <summary>All follow-ups of the profile so far, open and closed.</summary>
    public IReadOnlyList<FollowUp> Existing { get; init; } = [];

    public required DateTimeOffset Now { get; init; }
}

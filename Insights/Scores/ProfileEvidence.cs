using CxHub.Domain.Records;

namespace CxHub.Insights.Scores;

/// <summary>Everything the hub knows that bears on one customer's scores.</summary>
public sealed record ProfileEvidence(
    string ProfileId,
    string? AccountProfileId,
    IReadOnlyList<Feedback> Feedback,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<SupportCase> Cases,
    IReadOnlyList<Order> Orders);

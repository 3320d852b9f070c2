using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Insights.Scores;

/// <summary>Everything the hub knows that bears on one customer's scores.</summary>
public sealed record ProfileEvidence(
    string ProfileId,
    string? AccountProfileId,
    IReadOnlyList<Feedback> Feedback,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<SupportCase> Cases,
    IReadOnlyList<Order> Orders)
{
    /// <summary>How the comments of the answers speak, as judged when they arrived.</summary>
    public IReadOnlyDictionary<SourceKey, CommentSentiment> Sentiments { get; init; } = new Dictionary<SourceKey, CommentSentiment>();
}

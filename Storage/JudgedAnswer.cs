using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>A completed answer and how its comment speaks; null without a comment, or while it waits to be judged.</summary>
public sealed record JudgedAnswer(Feedback Answer, CommentSentiment? Sentiment);

using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>A topic of a comment.</summary>
/// <param name="Answer">The answer that it stands in.</param>
/// <param name="Topic">The code in the taxonomy.</param>
/// <param name="Sentiment">How its sentences speak of it.</param>
public sealed record AnswerTopic(SourceKey Answer, string Topic, string Sentiment);

namespace CxHub.Storage;

/// <summary>Comments that speak of a topic in the same way.</summary>
/// <param name="Topic">The code in the taxonomy; null for comments about none.</param>
/// <param name="Sentiment">Null for comments about no topic.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Nps">How their writers answered beside.</param>
public sealed record TopicCount(string? Topic, string? Sentiment, long Count, NpsCounts Nps);

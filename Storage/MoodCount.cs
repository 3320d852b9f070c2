namespace CxHub.Storage;

/// <summary>Comments of one touchpoint that were judged alike, by one judge.</summary>
/// <param name="Touchpoint">Empty where the answers name none.</param>
/// <param name="Sentiment">Null while they wait to be judged.</param>
/// <param name="Model">What judged them.</param>
/// <param name="Count">How many there are.</param>
public sealed record MoodCount(string Touchpoint, string? Sentiment, string? Model, long Count);

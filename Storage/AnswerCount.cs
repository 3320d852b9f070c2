namespace CxHub.Storage;

/// <summary>How many completed answers said the same.</summary>
/// <param name="SurveyKind">relational or transactional.</param>
/// <param name="Group">The value of the column counted by; null where the answers name none.</param>
/// <param name="Nps">0 to 10; null where the answers do not say.</param>
/// <param name="Csat">1 to 5.</param>
/// <param name="Ces">1 to 7.</param>
/// <param name="Count">How many there are.</param>
public sealed record AnswerCount(string SurveyKind, string? Group, int? Nps, int? Csat, int? Ces, long Count);

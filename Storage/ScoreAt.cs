using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>One measure of one subject at a moment.</summary>
public sealed record ScoreAt(SubjectKind Kind, string SubjectId, double? Value, string? Text);

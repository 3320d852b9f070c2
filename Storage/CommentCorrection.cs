using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>A person's word on how a comment speaks. It outlives every new judgement, and models learn from it.</summary>
/// <param name="Answer">The answer with the comment.</param>
/// <param name="Label">positive, neutral or negative.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
public sealed record CommentCorrection(Feedback Answer, string Label, string By, DateTimeOffset At);

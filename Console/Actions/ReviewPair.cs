using CxHub.Domain;

namespace CxHub.Console.Actions;

/// <summary>Two records that may be one person.</summary>
/// <remarks><c>Evidence</c> is the comparison as JSON, as it stands on a link; <c>Refusal</c> says why the engine did not decide by itself.</remarks>
public sealed record ReviewPair(SourceKey Left, SourceKey Right, double Weight, string? Evidence, string? Refusal, int Waiting);

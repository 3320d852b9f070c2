using CxHub.Domain;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>
/// This record belongs to that profile, and why.
/// <paramref name="Weight"/>: match weight in bits.
/// <paramref name="Evidence"/>: the comparison behind it, as JSON.
/// </summary>
public sealed record Link(SourceKey Record, SubjectKind Kind, string ProfileId, double Weight, string Rule, string? Evidence, DateTimeOffset LinkedAt);

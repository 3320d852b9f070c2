using CxHub.Domain;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>A record that belongs to no profile any more.</summary>
public sealed record RemovedLink(SubjectKind Kind, SourceKey Record);

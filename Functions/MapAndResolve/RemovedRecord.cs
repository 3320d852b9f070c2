using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Functions.MapAndResolve;

/// <summary>A canonical record whose source record was deleted. For feedback, the respondent whose scores change by it.</summary>
public sealed record RemovedRecord(CanonicalKind Kind, SourceKey Key, SourceKey? RespondentKey = null);

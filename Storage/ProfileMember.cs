using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>Which profile a record belongs to, without the evidence.</summary>
public readonly record struct ProfileMember(SourceKey Record, string ProfileId);

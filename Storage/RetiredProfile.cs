using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>A profile that was merged into another one, with the records it had then.</summary>
public sealed record RetiredProfile(string Id, DateTimeOffset CreatedAt, IReadOnlyList<SourceKey> Records);

namespace CxHub.Storage;

/// <summary>What an erasure did, place by place; the certificate for the person who asked.</summary>
public sealed record ErasureReport(string ProfileId, DateTimeOffset ErasedAt, IReadOnlyList<ErasedPlace> Places);

using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>A score as it stood from <paramref name="StoredAt"/> on; one entry of its history.</summary>
public sealed record ScoreVersion(Score Score, DateTimeOffset StoredAt);

using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>
/// One customer (or one company), with its golden values by field name.
/// <paramref name="AccountProfileId"/>: the company's profile, for a person.
/// <paramref name="RedirectedFrom"/>: the retired id that was asked for, when it now leads here.
/// </summary>
public sealed record Profile(
    string Id,
    SubjectKind Kind,
    string Name,
    IReadOnlyDictionary<string, GoldenValue> Golden,
    string? AccountProfileId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? RedirectedFrom = null);

using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>
/// One line of the customer list.
/// <paramref name="Nps"/>: the latest NPS answer (0 to 10) of a person, the NPS (-100 to 100) of an account.
/// <paramref name="Health"/>: 0 to 100.
/// <paramref name="Sources"/>: the systems that hold a record of this profile, in alphabetical order.
/// </summary>
public sealed record ProfileSummary(
    string Id,
    SubjectKind Kind,
    string Name,
    string? Company,
    double? Nps,
    double? Health,
    DateTimeOffset? LastFeedbackAt,
    IReadOnlyList<string> Sources);

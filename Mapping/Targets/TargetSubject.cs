using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Mapping.Targets;

/// <summary>The profile or account whose values are written to a target, as far as target maps may speak of it.</summary>
public sealed record TargetSubject
{
    public required SubjectKind Kind { get; init; }

    /// <summary>The profile's id.</summary>
    public required string Id { get; init; }

    /// <summary>Golden values by the hub's field name (<c>givenName</c>).</summary>
    public IReadOnlyDictionary<string, string> Golden { get; init; } = new Dictionary<string, string>();

    /// <summary>Scores by measure.</summary>
    public IReadOnlyDictionary<string, Score> Scores { get; init; } = new Dictionary<string, Score>();

    /// <summary>The latest completed answer.</summary>
    public Feedback? Feedback { get; init; }

    /// <summary>The account profile a person belongs to.</summary>
    public TargetSubject? Account { get; init; }

    /// <summary>The push run that asks.</summary>
    public string? RunId { get; init; }
}

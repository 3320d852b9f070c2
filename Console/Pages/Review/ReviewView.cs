using CxHub.Console.Actions;
using CxHub.Console.Pages.Customer;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Review;

/// <summary>One pair for a steward, and what was decided before.</summary>
public sealed record ReviewView
{
    public required ReviewPair? Pair { get; init; }

    public required IReadOnlyDictionary<string, string> Left { get; init; }

    public required IReadOnlyDictionary<string, string> Right { get; init; }

    /// <summary>The profiles that the two records belong to now.</summary>
    public required string? LeftProfile { get; init; }

    public required string? RightProfile { get; init; }

    public required LinkEvidence? Evidence { get; init; }

    public required IReadOnlyList<IdentityDecision> Decisions { get; init; }

    public required int Skip { get; init; }

    internal static async Task<ReviewView> LoadAsync(HubSession session, ReviewPair? pair, int skip, CancellationToken cancellationToken)
    {
        var persons = pair is null ? [] : await session.Canonical.GetAsync<Person>([pair.Left, pair.Right], cancellationToken);
        var links = pair is null ? [] : await session.Profiles.LinksForAsync(SubjectKind.Profile, [pair.Left, pair.Right], cancellationToken);
        return new()
        {
            Pair = pair,
            Left = persons.FirstOrDefault(person => person.Key == pair?.Left) is { } left ? LinkedRecord.ValuesOf(left) : new Dictionary<string, string>(),
            Right = persons.FirstOrDefault(person => person.Key == pair?.Right) is { } right ? LinkedRecord.ValuesOf(right) : new Dictionary<string, string>(),
            LeftProfile = links.FirstOrDefault(link => link.Record == pair?.Left)?.ProfileId,
            RightProfile = links.FirstOrDefault(link => link.Record == pair?.Right)?.ProfileId,
            Evidence = LinkEvidence.Read(pair?.Evidence),
            Decisions = [.. (await session.Decisions.AllAsync(cancellationToken)).OrderByDescending(decision => decision.At).Take(20)],
            Skip = skip,
        };
    }
}

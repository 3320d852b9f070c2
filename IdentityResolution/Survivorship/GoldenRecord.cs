using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Survivorship;

/// <summary>
/// Chooses the golden values of a profile by configured rule, each with its provenance. Empty values and stand-ins for "unknown" never win; of spellings that differ
/// only by marks, case or order of words the marks are kept (Nguyễn, not NGUYEN). The order of the candidates does not matter.
/// </summary>
public static class GoldenRecord
{
    /// <param name="candidates">The records of one profile.</param>
    /// <param name="fields">The rules; a field in none of them gets no golden value.</param>
    /// <param name="pinned">Values a steward pinned, by field.</param>
    public static IReadOnlyList<GoldenValue> Choose(
        IReadOnlyList<SurvivorCandidate> candidates, IReadOnlyList<SurvivorField> fields, IReadOnlyDictionary<string, string>? pinned = null)
    {
        var ordered = candidates.OrderBy(candidate => candidate.Record.ToString(), StringComparer.Ordinal).ToList();
        return [.. fields.SelectMany(field => ChooseGroup(ordered, field, pinned ?? new Dictionary<string, string>()))];
    }

    private static IEnumerable<GoldenValue> ChooseGroup(List<SurvivorCandidate> candidates, SurvivorField group, IReadOnlyDictionary<string, string> pinned)
    {
        var filled = candidates.Where(candidate => group.Fields.Any(field => Value(candidate, field) is not null)).ToList();
        var winner = filled.Count == 0 ? null : Ranked(filled, group).First();

        foreach (var field in group.Fields)
        {
            if (pinned.TryGetValue(field, out var value)) { yield return new GoldenValue(field, value, "pinned by a steward", null, null, Losers(filled, field, value)); }
            else if (winner is not null && Value(winner, field) is { } won) { yield return Golden(field, Spelling(filled, winner, field, won), group, winner, filled); }
        }
    }

    private static GoldenValue Golden(string field, string value, SurvivorField group, SurvivorCandidate winner, List<SurvivorCandidate> filled) =>
        new(field, value, group.Rule.ToString(), winner.Record, winner.ChangedAt, Losers(filled, field, value));

    private static IEnumerable<SurvivorCandidate> Ranked(List<SurvivorCandidate> filled, SurvivorField group)
    {
        var start = group.Rule switch
        {
            SurvivorRule.SourcePriority => filled.OrderBy(candidate => Priority(candidate, group)),
            SurvivorRule.MostFrequent => filled.OrderByDescending(candidate => filled.Count(other => Canonical(other, group) == Canonical(candidate, group))).ThenBy(candidate => Priority(candidate, group)),
            SurvivorRule.Longest => filled.OrderByDescending(candidate => group.Fields.Count(field => Value(candidate, field) is not null)).ThenByDescending(candidate => Canonical(candidate, group).Length),
            SurvivorRule.VerifiedFirst => filled.OrderByDescending(candidate => group.Fields.Any(field => candidate.Verified?.Contains(field) == true)),
            _ => filled.OrderByDescending(candidate => candidate.ChangedAt ?? DateTimeOffset.MinValue),
        };
        return start
            .ThenByDescending(candidate => candidate.ChangedAt ?? DateTimeOffset.MinValue)
            .ThenBy(candidate => Priority(candidate, group))
            .ThenBy(candidate => candidate.Record.ToString(), StringComparer.Ordinal);
    }

    private static int Priority(SurvivorCandidate candidate, SurvivorField group)
    {
        var at = group.SourcePriority.ToList().IndexOf(candidate.Record.Source);
        return at < 0 ? int.MaxValue : at;
    }

    private static string? Value(SurvivorCandidate candidate, string field) =>
        candidate.Values.GetValueOrDefault(field) is { } value && !Missing.Is(value) ? value.Trim() : null;

    private static string Canonical(SurvivorCandidate candidate, SurvivorField group) =>
        string.Join('\u001f', group.Fields.Select(field => Folding.Fold(Value(candidate, field) ?? "")));

    private static string Spelling(List<SurvivorCandidate> filled, SurvivorCandidate winner, string field, string value) =>
        BestSpelling.Of(value, filled.Where(candidate => candidate != winner).Select(candidate => Value(candidate, field)).OfType<string>());

    private static List<LosingValue> Losers(List<SurvivorCandidate> filled, string field, string golden) =>
        [.. filled.Where(candidate => Value(candidate, field) is { } value && value != golden).Select(candidate => new LosingValue(candidate.Record, Value(candidate, field)!))];
}

using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Storage;

namespace CxHub.Functions.Commands;

/// <summary>The way of a value onto a CRM record, backwards: target line, push, score, answer, link.</summary>
internal static class Lineage
{
    /// <summary>One line per step; says so when a step is missing.</summary>
    public static async Task<IReadOnlyList<string>> TraceAsync(HubSession session, SourceKey record, string field, ConfiguredMaps maps, CancellationToken cancellationToken)
    {
        if (maps.Targets.Find(record.Source, record.Entity) is not { } map || map.Find(field) is not { } written)
        {
            return [$"{record.Source}/{record.Entity} {field} is written by no target map."];
        }

        if (await session.Profiles.LinksForAsync(map.Of, [record], cancellationToken) is not [var link, ..])
        {
            return [$"{written.At}: {field} takes {written.From}", $"{record} belongs to no profile."];
        }

        List<string> lines = [$"{written.At}: {field} takes {written.From}", $"{record} belongs to profile {link.ProfileId}: {link.Rule}"];
        lines.AddRange(await PushAsync(session, record, field, link.ProfileId, cancellationToken));
        lines.AddRange(await ScoreAsync(session, map.Of, link.ProfileId, written.From, cancellationToken));
        return lines;
    }

    private static async Task<IEnumerable<string>> PushAsync(HubSession session, SourceKey record, string field, string profileId, CancellationToken cancellationToken)
    {
        var rows = await session.Pushes.OfProfileAsync([profileId], cancellationToken);
        return rows
            .Where(row => row.RecordId == record.Id && row.Entity == record.Entity && row.After.ContainsKey(field))
            .OrderByDescending(row => row.At)
            .Take(1)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Outcome} at {row.At:u}: {row.Before.GetValueOrDefault(field) ?? "(empty)"} -> {row.After[field] ?? "(empty)"}"));
    }

    private static async Task<IEnumerable<string>> ScoreAsync(HubSession session, SubjectKind kind, string profileId, string from, CancellationToken cancellationToken)
    {
        var scores = await session.Scores.OfAsync(kind, [profileId], cancellationToken);
        return scores
            .Where(score => from.StartsWith($"score.{score.Measure}", StringComparison.Ordinal))
            .OrderByDescending(score => score.Measure.Length)
            .Take(1)
            .Select(score => string.Create(CultureInfo.InvariantCulture, $"score {score.Measure} = {score.Value} {score.Text} from {score.Count} inputs up to {score.At:u}, {score.FormulaVersion}, inputs {score.InputHash}{(score.FeedbackKey is { } feedback ? $", decided by {feedback}" : string.Empty)}"));
    }
}

using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Storage;

namespace CxHub.Functions.Commands;

/// <summary>Holds the hub's links against the sandbox's truth: pairwise precision, recall and F1 over all person records that the truth knows.</summary>
internal static class SandboxTruth
{
    public static async Task<IdentityCounts> MeasureAsync(HubStore store, SandboxHost sandbox, CancellationToken cancellationToken)
    {
        var members = await store.ReadAsync(session => session.Profiles.MembersAsync(SubjectKind.Profile, cancellationToken), cancellationToken);
        var truth = await store.ReadAsync(session => TruthAsync(session, (Truth)sandbox.Truth!, cancellationToken), cancellationToken);
        var records = members
            .Where(member => truth.ContainsKey(member.Record.ToString()))
            .Select(member => (Truth: truth[member.Record.ToString()], Found: member.ProfileId))
            .ToArray();

        var right = Pairs(records.GroupBy(record => record));
        var found = Pairs(records.GroupBy(record => record.Found));
        var actual = Pairs(truth.GroupBy(record => record.Value));
        var precision = found is 0 ? 1 : right / found;
        var recall = actual is 0 ? 1 : right / actual;
        var f1 = precision + recall is 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new IdentityCounts(members.Count, members.Select(member => member.ProfileId).Distinct().Count(), Math.Round(precision, 6), Math.Round(recall, 6), Math.Round(f1, 6));
    }

    /// <summary>The truth in the hub's words: it calls Dynamics by its data platform, and one visitor record stands for all visits of a browser.</summary>
    private static async Task<Dictionary<string, string>> TruthAsync(HubSession session, Truth truth, CancellationToken cancellationToken)
    {
        var visitors = truth.Persons.Where(record => !record.Key.StartsWith(SandboxSystem.Matomo + "/", StringComparison.Ordinal)).ToDictionary(record => Named(record.Key), record => record.Value, StringComparer.Ordinal);
        await foreach (var visit in session.Canonical.AllAsync<Interaction>(cancellationToken))
        {
            if (visit.PersonKey is { } visitor && truth.Persons.TryGetValue(visit.Key.ToString(), out var person))
            {
                visitors[visitor.ToString()] = person;
            }
        }

        return visitors;
    }

    private static string Named(string record) =>
        record.StartsWith(SandboxSystem.Dataverse + "/", StringComparison.Ordinal) ? string.Concat("dynamics", record.AsSpan(SandboxSystem.Dataverse.Length)) : record;

    private static double Pairs<TKey, TItem>(IEnumerable<IGrouping<TKey, TItem>> groups) => groups.Sum(group => (double)group.Count() * (group.Count() - 1) / 2);
}

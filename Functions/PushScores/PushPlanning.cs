using CxHub.Activation.Pushing;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Insights.Quality;
using CxHub.Mapping.Targets;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>From profile ids to push plans: loads what should stand on each record of the target, what is known to stand there and what the hub wrote last, and plans the difference.</summary>
public sealed class PushPlanning(HubStore store, ConfiguredMaps maps, HubConfig hub)
{
    /// <summary>One plan per entity of the target that has a record of any of the profiles.</summary>
    public Task<IReadOnlyList<PushPlan>> PlanAsync(string target, string runId, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken) =>
        store.ReadAsync(session => PlanAsync(session, target, runId, profileIds, cancellationToken), cancellationToken);

    /// <summary>Records of a plan whose customer has refused since it was made: asked again when its rows are sent, which may be long after.</summary>
    public async Task<IReadOnlySet<string>> RefusedSinceAsync(PushPlan plan, CancellationToken cancellationToken)
    {
        if (maps.Targets.Find(plan.Target, plan.Entity) is not { AsksConsent: true } map)
        {
            return new HashSet<string>();
        }

        PlannedRow[] rows = [.. plan.Rows.Where(row => row.Outcome is PlanOutcome.Write)];
        string[] ids = [.. rows.Select(row => row.ProfileId).Distinct(StringComparer.Ordinal)];
        var subjects = await store.ReadAsync(session => SubjectLoader.LoadAsync(session, ids, null, cancellationToken), cancellationToken);
        return rows.Where(row => subjects.ById.TryGetValue(row.ProfileId, out var subject) && !map.MayWrite(subject)).Select(row => row.RecordId).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<PushPlan>> PlanAsync(HubSession session, string target, string runId, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken)
    {
        var subjects = await SubjectLoader.LoadAsync(session, profileIds, runId, cancellationToken);
        var shut = ShutGates.Read(await session.Models.GetAsync(ShutGates.Name, cancellationToken));
        List<PushPlan> plans = [];
        foreach (var map in maps.Targets.For(target))
        {
            var candidates = map.Append is { } append
                ? await AddedAsync(session, map, append.Key, subjects, profileIds, cancellationToken)
                : await CandidatesAsync(session, map, subjects, profileIds, cancellationToken);
            if (candidates.Count > 0)
            {
                var drifted = (await session.PausedFields.OfAsync(target, map.Entity, cancellationToken)).Where(field => field.Written).Select(field => field.Field);
                var held = shut.Paused(target, map.Entity, map.Fields.Select(field => field.Name));
                plans.Add(PushPlanner.Plan(map, candidates, new PushOptions { MostAttempts = hub.PushAttempts, PausedFields = drifted.Concat(held).ToHashSet(StringComparer.Ordinal) }));
            }
        }

        return plans;
    }

    private static async Task<IReadOnlyList<PushCandidate>> CandidatesAsync(
        HubSession session, TargetEntityMap map, LoadedSubjects subjects, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken)
    {
        var records = profileIds
            .Where(id => subjects.ById.TryGetValue(id, out var subject) && subject.Kind == map.Of)
            .SelectMany(id => subjects.Links[id].Where(link => link.Record.Source == map.Target && link.Record.Entity == map.Entity).Select(link => (link.Record.Id, Subject: subjects.ById[id])))
            .ToArray();
        string[] ids = [.. records.Select(record => record.Id)];
        var known = await session.Targets.GetAsync(map.Target, map.Entity, ids, cancellationToken);
        var written = await session.Pushes.LastWrittenAsync(map.Target, map.Entity, ids, cancellationToken);
        var refused = await session.Refusals.OfAsync(map.Target, map.Entity, ids, cancellationToken);
        return
        [
            .. records.Select(record =>
            {
                var standing = known.GetValueOrDefault(record.Id);
                return new PushCandidate
                {
                    RecordId = record.Id,
                    ParentId = map.ParentField is null ? null : standing?.Fields.GetValueOrDefault(map.ParentField) as string,
                    Subject = record.Subject,
                    Standing = standing?.Fields,
                    StandingAt = standing?.At,
                    LastWritten = written.GetValueOrDefault(record.Id),
                    Refusal = Past(refused.GetValueOrDefault(record.Id)),
                };
            }),
        ];
    }

    /// <summary>One record for each answer of a customer who has a record to hang it on; of several the first, so that every run finds the same.</summary>
    private static async Task<IReadOnlyList<PushCandidate>> AddedAsync(
        HubSession session, TargetEntityMap map, AppendKey append, LoadedSubjects subjects, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken)
    {
        PushCandidate[] added =
        [
            .. from id in profileIds
               where subjects.ById.TryGetValue(id, out var subject) && subject.Kind == map.Of
               let parent = subjects.Links[id].Where(link => link.Record.Source == map.Target && link.Record.Entity == append.ParentEntity).Min(link => link.Record.Id)
               where parent is not null
               from answer in subjects.Answers[id]
               select new PushCandidate { RecordId = AnswerId.Of(answer.Key), ParentId = parent, Subject = subjects.ById[id] with { Feedback = answer } },
        ];
        string[] ids = [.. added.Select(candidate => candidate.RecordId)];
        var written = await session.Pushes.LastWrittenAsync(map.Target, map.Entity, ids, cancellationToken);
        var refused = await session.Refusals.OfAsync(map.Target, map.Entity, ids, cancellationToken);
        return [.. added.Select(candidate => candidate with { LastWritten = written.GetValueOrDefault(candidate.RecordId), Refusal = Past(refused.GetValueOrDefault(candidate.RecordId)) })];
    }

    private static PastRefusal? Past(PushRefusal? said) =>
        said is null ? null : new PastRefusal(said.Content, said.Attempts, said.Code, said.Reason, said.Action);
}

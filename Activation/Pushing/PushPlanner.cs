using System.Globalization;
using CxHub.Mapping.Targets;

namespace CxHub.Activation.Pushing;

/// <summary>
/// Compares what the hub wants to stand in a target with what is known to stand there. Pure: the same input gives the same plan,
/// and a plan made after its own writes were seen changes nothing.
/// </summary>
public static class PushPlanner
{
    /// <summary>Why nothing is written about a customer who has refused.</summary>
    public const string NoConsent = "consent: the customer has not agreed to this use";

    /// <exception cref="ArgumentException">Two candidates are the same record.</exception>
    public static PushPlan Plan(TargetEntityMap map, IReadOnlyList<PushCandidate> candidates, PushOptions? options = null)
    {
        var settings = options ?? PushOptions.Default;
        var seen = new HashSet<string>(candidates.Count, StringComparer.Ordinal);
        var rows = new PlannedRow[candidates.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!seen.Add(candidates[i].RecordId))
            {
                throw new ArgumentException($"{map.Target}/{map.Entity} {candidates[i].RecordId} is planned twice: a record belongs to one profile.", nameof(candidates));
            }

            rows[i] = map.Append is not null && candidates[i].LastWritten is not null ? Unchanged(candidates[i]) : Row(map, candidates[i], settings);
        }

        return new PushPlan(map.Target, map.Entity, rows, map.Append?.Key);
    }

    private static PlannedRow Row(TargetEntityMap map, PushCandidate candidate, PushOptions options)
    {
        if (!(candidate.MayWrite ?? map.MayWrite(candidate.Subject)))
        {
            return Filtered(candidate, [], NoConsent);
        }

        List<FieldChange>? changes = null;
        List<FieldHold>? holds = null;
        List<FieldChange>? companions = null;
        foreach (var wanted in map.Values(candidate.Subject))
        {
            var decision = FieldDecision.Of(wanted, candidate, options);
            // What is added once is never completed later: it waits as a whole for a paused field.
            if (decision.RefusesRow || (map.Append is not null && options.PausedFields.Contains(wanted.Field.Name)))
            {
                return Filtered(candidate, [decision.Hold!], $"{decision.Hold!.Field}: {decision.Hold.Reason}");
            }

            if (decision.Change is { } change)
            {
                // The run's own id differs every time: alone it is no reason to write.
                ((wanted.Field.Volatile ? ref companions : ref changes) ??= []).Add(change);
            }
            else if (decision.Hold is { } hold)
            {
                (holds ??= []).Add(hold);
            }
        }

        if (changes is null)
        {
            return holds is null ? Unchanged(candidate) : Filtered(candidate, holds, string.Join("; ", holds.Select(hold => $"{hold.Field}: {hold.Reason}")));
        }

        var row = Write(candidate, [.. changes, .. companions ?? []], holds ?? []);
        return candidate.Refusal is { } refusal && refusal.Attempts >= options.MostAttempts && refusal.Content == RowContent.Of(map, changes) ? Parked(row, refusal) : row;
    }

    private static PlannedRow Parked(PlannedRow row, PastRefusal refusal) => row with
    {
        Outcome = PlanOutcome.Parked,
        Refusal = refusal,
        Reason = string.Create(CultureInfo.InvariantCulture, $"parked after {refusal.Attempts} rejections: {refusal.Reason}"),
    };

    private static PlannedRow Write(PushCandidate candidate, IReadOnlyList<FieldChange> changes, IReadOnlyList<FieldHold> holds) => new()
    {
        RecordId = candidate.RecordId,
        ParentId = candidate.ParentId,
        ProfileId = candidate.Subject.Id,
        Outcome = PlanOutcome.Write,
        Changes = changes,
        Holds = holds,
    };

    private static PlannedRow Unchanged(PushCandidate candidate) =>
        new() { RecordId = candidate.RecordId, ParentId = candidate.ParentId, ProfileId = candidate.Subject.Id, Outcome = PlanOutcome.Unchanged };

    private static PlannedRow Filtered(PushCandidate candidate, IReadOnlyList<FieldHold> holds, string reason) => new()
    {
        RecordId = candidate.RecordId,
        ParentId = candidate.ParentId,
        ProfileId = candidate.Subject.Id,
        Outcome = PlanOutcome.Filtered,
        Holds = holds,
        Reason = reason,
    };
}

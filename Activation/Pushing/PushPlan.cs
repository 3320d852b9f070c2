using CxHub.Domain.Ports;

namespace CxHub.Activation.Pushing;

/// <summary>
/// All rows of one entity of one target and what becomes of each. Rows to be written are ordered by parent, so that rows that
/// lock the same parent travel together.
/// </summary>
public sealed class PushPlan
{
    internal PushPlan(string target, string entity, IReadOnlyList<PlannedRow> rows, AppendKey? append = null)
    {
        (Target, Entity, Rows, Append) = (target, entity, rows, append);
        foreach (var row in rows)
        {
            Write += row.Outcome is PlanOutcome.Write ? 1 : 0;
            Unchanged += row.Outcome is PlanOutcome.Unchanged ? 1 : 0;
            Filtered += row.Outcome is PlanOutcome.Filtered ? 1 : 0;
            Parked += row.Outcome is PlanOutcome.Parked ? 1 : 0;
        }
    }

    /// <summary>Plans of one entity, made batch by batch, as one.</summary>
    public static PushPlan Join(IReadOnlyList<PushPlan> parts) => parts is [var only] ? only : new(parts[0].Target, parts[0].Entity, [.. parts.SelectMany(part => part.Rows)], parts[0].Append);

    public string Target { get; }

    public string Entity { get; }

    /// <summary>Given where the plan adds records and changes none.</summary>
    public AppendKey? Append { get; }

    /// <summary>Every candidate, each exactly once.</summary>
    public IReadOnlyList<PlannedRow> Rows { get; }

    public int Planned => Rows.Count;

    public int Write { get; }

    public int Unchanged { get; }

    public int Filtered { get; }

    public int Parked { get; }

    /// <summary>The rows to send, ordered by parent and record.</summary>
    public PushBatch ToBatch(string runId) => new(
        runId,
        Entity,
        [
            .. Rows.Where(row => row.Outcome is PlanOutcome.Write)
                .OrderBy(row => row.ParentId, StringComparer.Ordinal)
                .ThenBy(row => row.RecordId, StringComparer.Ordinal)
                .Select(row => row.ToPushRow()),
        ],
        Append);
}

using CxHub.Domain.Ports;

namespace CxHub.Activation.Pushing;

/// <summary>
/// What a push of one entity would do and what it would cost, before anything is written.
/// </summary>
public sealed record PushPreview
{
    public required string Target { get; init; }

    public required string Entity { get; init; }

    public required int Planned { get; init; }

    public required int Write { get; init; }

    public required int Unchanged { get; init; }

    public required int Filtered { get; init; }

    /// <summary>Rows that would be written, had the target not rejected them too often.</summary>
    public int Parked { get; init; }

    /// <summary>How many rows change in each field, most first.</summary>
    public required IReadOnlyList<FieldCount> Fields { get; init; }

    /// <summary>Why rows or fields are held back, most frequent first.</summary>
    public required IReadOnlyList<FieldCount> Holds { get; init; }

    public required CallEstimate Calls { get; init; }

    /// <summary>The calls as a share (0 to 1) of what is left of the target's allocation; null when it tells none.</summary>
    public double? ShareOfQuotaLeft { get; init; }

    /// <summary>The calls as a share (0 to 1) of the target's whole allocation of the day; null when it tells none.</summary>
    public double? ShareOfQuota { get; init; }

    /// <summary>How long it will take, as a <see cref="PushPace"/> tells.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Rows to be written as a share (0 to 1) of all rows looked at.</summary>
    public double ShareOfRows => Planned is 0 ? 0 : (double)Write / Planned;

    public static PushPreview Of(PushPlan plan, CallEstimate calls, Quota? quota = null, TimeSpan? duration = null) => new()
    {
        Target = plan.Target,
        Entity = plan.Entity,
        Planned = plan.Planned,
        Write = plan.Write,
        Unchanged = plan.Unchanged,
        Filtered = plan.Filtered,
        Parked = plan.Parked,
        Fields = Counted(plan.Rows.Where(row => row.Outcome is PlanOutcome.Write).SelectMany(row => row.Changes).Select(change => change.Field)),
        Holds = Counted(plan.Rows.SelectMany(row => row.Holds.Count > 0 ? row.Holds.Select(hold => $"{hold.Field}: {hold.Reason}") : row.Reason is null ? [] : [row.Reason])),
        Calls = calls,
        ShareOfQuotaLeft = quota is null ? null : quota.Limit > quota.Used ? (double)calls.Calls / (quota.Limit - quota.Used) : calls.Calls > 0 ? double.PositiveInfinity : 0,
        ShareOfQuota = quota is { Limit: > 0 } ? (double)calls.Calls / quota.Limit : null,
        Duration = duration,
    };

    private static IReadOnlyList<FieldCount> Counted(IEnumerable<string> names) =>
    [
        .. names.CountBy(name => name, StringComparer.Ordinal)
            .Select(pair => new FieldCount(pair.Key, pair.Value))
            .OrderByDescending(count => count.Rows)
            .ThenBy(count => count.Name, StringComparer.Ordinal),
    ];
}

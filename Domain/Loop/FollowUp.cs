using CxHub.Domain.Ports;

namespace CxHub.Domain.Loop;

/// <summary>Work opened in a CRM because of feedback, from the trigger to its outcome.</summary>
public sealed record FollowUp
{
    /// <summary>The key written to the CRM; one trigger has one key.</summary>
    public required string Key { get; init; }

    public required string Rule { get; init; }

    /// <summary>The answer that triggered it.</summary>
    public required SourceKey FeedbackKey { get; init; }

    public required string ProfileId { get; init; }

    /// <summary>Configured target the work stands in.</summary>
    public required string Target { get; init; }

    public required FollowUpState State { get; init; }

    public required FollowUpOrder Order { get; init; }

    public required DateTimeOffset TriggeredAt { get; init; }

    public string? RecordId { get; init; }

    public Uri? Link { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The CRM's own status text.</summary>
    public string? CrmStatus { get; init; }

    public string? Outcome { get; init; }

    /// <summary>Hours from trigger to completion.</summary>
    public double? Hours { get; init; }

    /// <summary>Why it was rejected or cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>Escalation steps already taken (0 to 3).</summary>
    public int EscalationLevel { get; init; }

    /// <summary>Attempts to open it in the CRM.</summary>
    public int Attempts { get; init; }

    /// <summary>Further answers that were added while it was open.</summary>
    public IReadOnlyList<FollowUpNote> Notes { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>When its clock stood. The due time moves by as much when the clock goes on.</summary>
    public IReadOnlyList<FollowUpPause> Pauses { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>Whether the clock stands now.</summary>
    public bool ClockStands() => State is FollowUpState.Open && Pauses is [.., { To: null }];

    /// <summary>The moment up to which its working time is spent: now, or when its clock stopped.</summary>
    public DateTimeOffset ClockAt(DateTimeOffset now) => ClockStands() ? Pauses[^1].From : now;

    /// <summary>Open work whose time was spent before it was done; while the clock stands nothing is spent.</summary>
    public bool IsOverdue(DateTimeOffset now) => State is FollowUpState.Open or FollowUpState.Pending && Order.DueAt < ClockAt(now);
}

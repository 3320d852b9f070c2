using CxHub.Domain.Loop;
using CxHub.Domain.Records;

namespace CxHub.Activation.FollowUps;

/// <summary>Brings a follow-up up to what its task or case in the CRM says. The CRM is right about status, time and outcome.</summary>
public static class FollowUpWatch
{
    private static readonly string[] CancelledWords = ["cancelled", "canceled"];

    /// <summary>
    /// The follow-up as the activity shows it; the same instance when nothing differs. Completing an already completed one changes nothing,
    /// so a change that arrives twice, or late, does no harm.
    /// </summary>
    public static FollowUp Apply(FollowUp followUp, Activity activity)
    {
        if (followUp.State is FollowUpState.Rejected || activity.FollowUpKey != followUp.Key)
        {
            return followUp;
        }

        var seen = followUp with { RecordId = followUp.RecordId ?? activity.Key.Id, CrmStatus = activity.Status ?? followUp.CrmStatus };
        var changed = activity.IsClosed ? Closed(seen, activity) : Opened(seen, activity);
        return changed == followUp ? followUp : changed;
    }

    /// <summary>The task or case was deleted in the CRM.</summary>
    public static FollowUp Gone(FollowUp followUp, DateTimeOffset at) => followUp.State is FollowUpState.Open or FollowUpState.Pending
        ? followUp with { State = FollowUpState.Cancelled, ClosedAt = at, Reason = "deleted in the CRM" }
        : followUp;

    private static FollowUp Closed(FollowUp followUp, Activity activity)
    {
        var isCancelled = CancelledWords.Contains(activity.Status, StringComparer.OrdinalIgnoreCase);
        // Once closed, the first closing time stays unless the CRM gives another completion time.
        var at = activity.CompletedAt ?? (followUp.State is FollowUpState.Completed or FollowUpState.Cancelled ? followUp.ClosedAt : null) ?? activity.ModifiedAt;
        return followUp with
        {
            State = isCancelled ? FollowUpState.Cancelled : FollowUpState.Completed,
            OpenedAt = followUp.OpenedAt ?? followUp.TriggeredAt,
            ClosedAt = at,
            Outcome = activity.Outcome ?? followUp.Outcome,
            Hours = isCancelled ? null : Math.Round(Math.Max(0, (at - followUp.TriggeredAt).TotalHours), 4),
            Reason = isCancelled ? followUp.Reason ?? "cancelled in the CRM" : null,
        };
    }

    private static FollowUp Opened(FollowUp followUp, Activity activity) => followUp.State is FollowUpState.Open
        ? followUp
        : followUp with
        {
            State = FollowUpState.Open,
            OpenedAt = followUp.OpenedAt ?? activity.ModifiedAt,
            ClosedAt = null,
            Hours = null,
            Reason = null,
        };
}

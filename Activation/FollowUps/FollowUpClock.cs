using CxHub.Domain.Loop;
using CxHub.Domain.Records;

namespace CxHub.Activation.FollowUps;

/// <summary>
/// The clock of follow-ups. It stands while the CRM's status says that somebody else has to act (the customer, a supplier): then no share of the time allowed is
/// spent, and what was left when it stopped is left when it goes on.
/// </summary>
internal sealed class FollowUpClock(BusinessCalendar calendar, IReadOnlySet<string> pausing)
{
    // Work of a rule that no longer exists is measured in working time.
    private static readonly DueTime Usual = new(null, TimeSpan.Zero, null);

    /// <summary>Stops the clock, or lets it go on and moves the due time, as the status of the task or case asks.</summary>
    public FollowUp Follow(FollowUp followUp, Activity activity, DueTime? due)
    {
        var waits = followUp.State is FollowUpState.Open && !activity.IsClosed && activity.Status is { } status && pausing.Contains(status);
        return (followUp.Pauses, waits) switch
        {
            ([.., { To: null } pause], false) => GoesOn(followUp, pause, activity.ModifiedAt, due ?? Usual),
            ([.., { To: null }], true) => followUp,
            (_, true) => followUp with { Pauses = [.. followUp.Pauses, new FollowUpPause(activity.ModifiedAt)] },
            _ => followUp,
        };
    }

    /// <summary>How much of the time allowed is spent: 1 at the due time, more when it is late.</summary>
    public double ShareSpent(FollowUp followUp, DueTime due, DateTimeOffset now)
    {
        // The due time has moved by the pauses that have ended; one that has not yet ended moves it when it does.
        var allowed = Running(followUp, followUp.Pauses.Where(pause => pause.To is not null), due, followUp.Order.DueAt);
        return allowed > TimeSpan.Zero ? Running(followUp, followUp.Pauses, due, now) / allowed
            : now >= followUp.Order.DueAt ? double.PositiveInfinity
            : 0;
    }

    private FollowUp GoesOn(FollowUp followUp, FollowUpPause pause, DateTimeOffset changed, DueTime due)
    {
        var at = changed > pause.From ? changed : pause.From;
        var left = due.Between(pause.From, followUp.Order.DueAt, calendar);
        return followUp with
        {
            Pauses = [.. followUp.Pauses.SkipLast(1), pause with { To = at }],
            Order = left > TimeSpan.Zero ? followUp.Order with { DueAt = due.After(at, left, calendar) } : followUp.Order,
        };
    }

    /// <summary>The time from the trigger to a moment in which the clock ran.</summary>
    private TimeSpan Running(FollowUp followUp, IEnumerable<FollowUpPause> pauses, DueTime due, DateTimeOffset until) =>
        pauses.Aggregate(
            due.Between(followUp.TriggeredAt, until, calendar),
            (time, pause) => time - due.Between(pause.From, pause.To is { } to && to < until ? to : until, calendar));
}

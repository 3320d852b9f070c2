using CxHub.Console.Sheets;
using CxHub.Domain.Loop;
using CxHub.Storage;

namespace CxHub.Console.Pages.Board;

/// <summary>The follow-ups by state, the most urgent first.</summary>
public sealed record BoardView
{
    public required string? Target { get; init; }

    public required FollowUpNumbers Numbers { get; init; }

    /// <summary>Pending and open, those due first in front.</summary>
    public required IReadOnlyList<FollowUp> Open { get; init; }

    public required IReadOnlyList<FollowUp> Rejected { get; init; }

    /// <summary>Completed and cancelled, the latest first.</summary>
    public required IReadOnlyList<FollowUp> Closed { get; init; }

    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public IEnumerable<FollowUp> Overdue(DateTimeOffset now) => Open.Where(work => work.IsOverdue(now));

    public IEnumerable<FollowUp> InTime(DateTimeOffset now) => Open.Where(work => !work.IsOverdue(now));

    internal static async Task<BoardView> LoadAsync(HubSession session, string? target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        async Task<IReadOnlyList<FollowUp>> In(FollowUpState state, int max) => await session.FollowUps.InStateAsync(state, target, max, cancellationToken);

        List<FollowUp> open = [.. await In(FollowUpState.Open, 300), .. await In(FollowUpState.Pending, 100)];
        List<FollowUp> closed = [.. await In(FollowUpState.Completed, 300), .. await In(FollowUpState.Cancelled, 100)];
        var rejected = await In(FollowUpState.Rejected, 100);
        var recent = closed.OrderByDescending(work => work.ClosedAt).Take(20).ToList();
        var all = await session.FollowUps.ListAsync(new() { Max = 1000 }, cancellationToken);
        var ids = open.Concat(rejected).Concat(recent).Select(work => work.ProfileId).Distinct().ToList();

        return new()
        {
            Target = target,
            Numbers = await session.Overview.FollowUpsAsync(now.AddDays(1), cancellationToken),
            Open = [.. open.OrderBy(work => work.Order.DueAt).ThenBy(work => work.Key, StringComparer.Ordinal)],
            Rejected = rejected,
            Closed = recent,
            Names = (await session.Profiles.GetAsync(ids, cancellationToken)).ToDictionary(profile => profile.Id, profile => profile.Name),
            Targets = [.. all.Select(work => work.Target).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("followUps", viewer.Words["Follow-ups"],
            [
                new("key", "Key"), new("state", viewer.Words["State"]), new("profile", viewer.Words["Customer"]), new("subject", viewer.Words["Subject"]), new("target", viewer.Words["Target"]),
                new("dueAt", viewer.Words["Due"]), new("closedAt", viewer.Words["Closed"]), new("hours", viewer.Words["Hours"], true), new("outcome", viewer.Words["Outcome"]), new("rule", viewer.Words["Rule"]), new("notes", viewer.Words["Further answers"], true), new("clockStandsSince", viewer.Words["Clock stands since"]),
            ],
            [
                .. Open.Concat(Rejected).Concat(Closed).Select(work => (IReadOnlyList<object?>)
                    [work.Key, work.State.ToString(), work.ProfileId, work.Order.Subject, work.Target, work.Order.DueAt, work.ClosedAt, work.Hours, work.Outcome ?? work.Reason, work.Rule, work.Notes.Count, work.ClockStands() ? work.Pauses[^1].From : null]),
            ]),
    ];
}

using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Storage;
using ScoreCounts = CxHub.Insights.Scores.NpsCounts;

namespace CxHub.Console.Pages.Overview;

/// <summary>What the first page shows: is the loop healthy, what changed?</summary>
public sealed record OverviewView
{
    public const int Months = 12;

    public required IReadOnlyList<SourceStatus> Sources { get; init; }

    public required HubCounts Counts { get; init; }

    public required IReadOnlyDictionary<CanonicalKind, long> Canonical { get; init; }

    public required ScoreCounts Latest { get; init; }

    public required IReadOnlyList<NpsMonth> Relational { get; init; }

    public required IReadOnlyList<NpsMonth> Transactional { get; init; }

    public required FollowUpNumbers FollowUps { get; init; }

    public required IReadOnlyList<FollowUp> Due { get; init; }

    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public required IReadOnlyList<PushRun> Pushes { get; init; }

    public required IReadOnlyList<LoopRun> Runs { get; init; }

    public long Mapped => Canonical.Values.Sum();

    public long OpenFollowUps => FollowUps.ByState.GetValueOrDefault(FollowUpState.Open) + FollowUps.ByState.GetValueOrDefault(FollowUpState.Pending);

    /// <summary>The newest finished or running push of each target.</summary>
    public IReadOnlyList<PushRun> LastPushes => [.. Pushes.GroupBy(push => push.Target).Select(target => target.MaxBy(push => push.StartedAt)!)];

    internal static async Task<OverviewView> LoadAsync(HubSession session, Viewer viewer, CancellationToken cancellationToken)
    {
        var due = await session.FollowUps.ListAsync(new() { Max = 200 }, cancellationToken);
        var open = due.Where(work => work.State is FollowUpState.Open or FollowUpState.Pending or FollowUpState.Rejected).Take(5).ToList();
        var latest = await session.Overview.NpsAsync(cancellationToken);

        return new()
        {
            Sources = await session.Overview.SourceStatusAsync(cancellationToken),
            Counts = await session.Overview.CountsAsync(cancellationToken),
            Canonical = await session.Canonical.CountsAsync(cancellationToken),
            Latest = new(latest.Promoters, latest.Passives, latest.Detractors),
            Relational = await session.Overview.NpsByMonthAsync("relational", viewer.Now, Months, viewer.Zone, cancellationToken),
            Transactional = await session.Overview.NpsByMonthAsync("transactional", viewer.Now, Months, viewer.Zone, cancellationToken),
            FollowUps = await session.Overview.FollowUpsAsync(viewer.Now.AddDays(1), cancellationToken),
            Due = open,
            Names = (await session.Profiles.GetAsync([.. open.Select(work => work.ProfileId).Distinct()], cancellationToken)).ToDictionary(profile => profile.Id, profile => profile.Name),
            Pushes = await session.Pushes.RunsAsync(12, cancellationToken),
            Runs = await session.Runs.ListAsync(5, cancellationToken),
        };
    }
}

using CxHub.Console.Sheets;
using CxHub.Storage;

namespace CxHub.Console.Pages.Runs;

/// <summary>The passes of the loop and the pushes, newest first, and the messages that failed for good.</summary>
public sealed record RunsView
{
    public required IReadOnlyList<LoopRun> Runs { get; init; }

    public required IReadOnlyList<PushRun> Pushes { get; init; }

    public required IReadOnlyDictionary<string, long> Waiting { get; init; }

    public required IReadOnlyDictionary<string, long> Queued { get; init; }

    public required IReadOnlyList<FailedMessage> Failed { get; init; }

    /// <summary>Pushes that wait for a person, one per target.</summary>
    public required IReadOnlyList<SetAsideRow> Held { get; init; }

    internal static async Task<RunsView> LoadAsync(HubSession session, CancellationToken cancellationToken) => new()
    {
        Runs = await session.Runs.ListAsync(30, cancellationToken),
        Pushes = await session.Pushes.RunsAsync(60, cancellationToken),
        Waiting = await session.Pending.CountsAsync(cancellationToken),
        Queued = await session.Messages.DepthsAsync(cancellationToken),
        Failed = await session.Messages.FailedAsync(50, cancellationToken),
        Held = await session.SetAside.ListAsync("push", null, 20, cancellationToken),
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("pushes", viewer.Words["Push runs"],
            [
                new("id", "Id"), new("target", viewer.Words["Target"]), new("state", viewer.Words["State"]), new("startedAt", viewer.Words["Started"]), new("finishedAt", viewer.Words["Finished"]),
                new("planned", viewer.Words["Planned"], true), new("written", viewer.Words["Written"], true), new("unchanged", viewer.Words["Unchanged"], true), new("filtered", viewer.Words["Held back"], true),
                new("rejected", viewer.Words["Rejected"], true), new("parked", viewer.Words["Parked"], true), new("calls", viewer.Words["Calls"], true), new("detail", viewer.Words["Detail"]),
            ],
            [
                .. Pushes.Select(run => (IReadOnlyList<object?>)
                    [run.Id, run.Target, run.State.ToString(), run.StartedAt, run.FinishedAt, run.Planned, run.Written, run.Unchanged, run.Filtered, run.Rejected, run.Parked, run.Calls, run.Detail]),
            ]),
        new("runs", viewer.Words["Passes of the loop"],
            [new("id", "Id"), new("trigger", viewer.Words["Trigger"]), new("state", viewer.Words["State"]), new("startedAt", viewer.Words["Started"]), new("finishedAt", viewer.Words["Finished"]), new("summary", viewer.Words["Summary"])],
            [.. Runs.Select(run => (IReadOnlyList<object?>)[run.Id, run.Trigger, run.State, run.StartedAt, run.FinishedAt, run.Summary])]),
    ];
}

using CxHub.Activation.Pushing;
using CxHub.Connectors;
using CxHub.Console.Actions;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>What the console's buttons do.</summary>
public sealed class ConsoleActions(HubStore store, LoopRunner runner, UndoPush undo, ReviewPairs review, PreviewPush preview, PushGuard guard, ParkedRows parked, ConnectorCatalog systems, CallBook calls, TimeProvider clock) : IConsoleActions
{
    private const int RowsToShow = 50;

    public async Task<ActionReply> StartRunAsync(string who, CancellationToken cancellationToken)
    {
        var summary = await runner.RunAsync($"console, {who}", cancellationToken);
        return new ActionReply(summary.Healthy, FormattableString.Invariant($"The pass is done: {summary.Writes} records written or follow-ups opened, {summary.Errors.Count} streams stopped early."));
    }

    public async Task<ActionReply> RetryRejectedAsync(string runId, string who, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(session => session.Pushes.FindAsync(runId, cancellationToken), cancellationToken) is not { } run)
        {
            return new ActionReply(false, $"There is no push run {runId}.");
        }

        var resent = await parked.ResendAsync(run, cancellationToken);
        return new ActionReply(true, FormattableString.Invariant($"{resent} rejected rows are back on the list of {run.Target} and go out within seconds."));
    }

    public async Task<ActionReply> UndoAsync(string runId, string who, CancellationToken cancellationToken)
    {
        var report = await undo.RunAsync(runId, cancellationToken);
        return new ActionReply(report.Rejected is 0, report.ToString());
    }

    public async Task<HeldPush?> HeldPushAsync(string target, CancellationToken cancellationToken)
    {
        var waiting = await store.ReadAsync(session => session.SetAside.ListAsync(PushGuard.Step, target, 1, cancellationToken), cancellationToken);
        return waiting.Count is 0 || systems.FindSink(target) is not { } sink ? null : await HeldAsync(sink, cancellationToken);
    }

    public async Task<ActionReply> ApproveAsync(string target, int rows, string who, CancellationToken cancellationToken)
    {
        if (systems.FindSink(target) is not { } sink || await HeldPushAsync(target, cancellationToken) is not { } held)
        {
            return new ActionReply(false, $"No push to {target} waits for a person any more.");
        }

        if (held.Write > rows)
        {
            return new ActionReply(false, FormattableString.Invariant($"The push to {target} has grown from {rows} to {held.Write} rows since you looked: look at it again, then approve it."));
        }

        await guard.ApproveNextAsync(sink, cancellationToken);
        return new ActionReply(true, FormattableString.Invariant($"Approved: {held.Write} rows go out to {target} within seconds."));
    }

    private async Task<HeldPush> HeldAsync(ISink sink, CancellationToken cancellationToken) => new(
        sink.Name,
        [.. (await preview.RunAsync(sink, cancellationToken)).Select(priced => new HeldEntity(priced.Preview, [.. priced.Plan.Rows.Where(row => row.Outcome is PlanOutcome.Write).Take(RowsToShow)]))]);

    public Task<Console.Actions.ReviewPair?> NextReviewAsync(int skip, CancellationToken cancellationToken) => review.NextAsync(skip, cancellationToken);

    public async Task<ActionReply> DecideAsync(SourceKey left, SourceKey right, bool same, string who, CancellationToken cancellationToken)
    {
        var decision = new IdentityDecision(left, right, same ? "same" : "different", who, clock.GetUtcNow(), null);
        var contradiction = await store.WriteAsync(session => DecideAsync(session, decision, cancellationToken), cancellationToken);
        return contradiction is not null ? new ActionReply(false, contradiction) : new ActionReply(true, same ? "Kept as one person." : "Kept as two persons.");
    }

    /// <summary>Stores the decision, or answers why it cannot stand beside earlier ones.</summary>
    private static async Task<string?> DecideAsync(HubSession session, IdentityDecision decision, CancellationToken cancellationToken)
    {
        if (StewardDecisions.Contradiction(await session.Decisions.AllAsync(cancellationToken), decision) is { } contradiction)
        {
            return contradiction;
        }

        await session.Decisions.PutAsync(decision, cancellationToken);
        await session.Pending.AddAsync(PendingStep.ResolvePerson, [decision.Left.ToString(), decision.Right.ToString()], cancellationToken);
        await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        return null;
    }

    public Task<ActionReply> CorrectAsync(SourceKey answer, string label, string who, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            if (await session.Corrections.PutAsync(answer, label, who, cancellationToken) is not { } corrected)
            {
                return new ActionReply(false, "This comment is not there any more.");
            }

            await AttachRecords.MarkAsync(session, SubjectKind.Profile, PendingStep.ScoreProfile, [corrected.RespondentKey], cancellationToken);
            await session.Messages.SendAsync(StepQueue.ProfilesChanged, null, new StepMessage().ToJson(), null, cancellationToken);
            return new ActionReply(true, "Kept: the comment speaks as you said, whoever judges it.");
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SystemQuota>> QuotasAsync(CancellationToken cancellationToken)
    {
        await calls.SettleAsync(cancellationToken);
        List<SystemQuota> quotas = [];
        foreach (var source in systems.Sources)
        {
            // What the system told, perhaps before a restart, goes before what is counted.
            var booked = await calls.ReadAsync(source.Name, cancellationToken);
            if ((booked.Told ?? source.Calls.Quota) is { } quota)
            {
                quotas.Add(new SystemQuota(source.Name, quota.Limit, quota.Used, source.Calls.QuotaShare, booked.Told is null ? null : booked.ToldAt));
            }
        }

        return quotas;
    }
}

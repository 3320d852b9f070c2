using CxHub.Activation.FollowUps;
using CxHub.Domain.Loop;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Takes the escalation steps that have become due, each once, and records who had to be told.</summary>
public sealed class EscalateFollowUps(HubStore store, FollowUpRules rules, TimeProvider clock, ILogger<EscalateFollowUps> logger)
{
    private const int MostAtOnce = 10_000;

    /// <summary>Returns how many follow-ups were escalated.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => store.WriteAsync(session => EscalateAsync(session, clock.GetUtcNow(), cancellationToken), cancellationToken);

    /// <summary>Work that waits to be opened is as late as work that is open: the customer waits either way.</summary>
    private async Task<int> EscalateAsync(HubSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await session.FollowUps.InStateAsync(FollowUpState.Open, null, MostAtOnce, cancellationToken);
        var pending = await session.FollowUps.InStateAsync(FollowUpState.Pending, null, MostAtOnce, cancellationToken);
        var due = open.Concat(pending).Select(followUp => rules.Escalate(followUp, now)).OfType<Escalation>().ToArray();
        foreach (var escalation in due)
        {
            await session.FollowUps.UpdateAsync(escalation.FollowUp, cancellationToken);
            foreach (var step in escalation.Steps)
            {
                var what = escalation.FollowUp.State is FollowUpState.Pending ? $"escalated at {step.Percent} % to {step.To}: not yet opened in {escalation.FollowUp.Target}" : $"escalated at {step.Percent} % to {step.To}";
                await session.Audit.AddAsync(new AuditEntry(now, "cxhub", what, escalation.FollowUp.Key, null), cancellationToken);
                logger.Escalated(escalation.FollowUp.Key, escalation.FollowUp.Target, escalation.FollowUp.State, step.Percent, step.To);
            }
        }

        return due.Length;
    }
}

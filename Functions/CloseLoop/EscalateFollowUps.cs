using CxHub.Activation.FollowUps;
using CxHub.Domain.Loop;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Takes the escalation steps that have become due, each once, and records who had to be told.</summary>
public sealed class EscalateFollowUps(HubStore store, FollowUpRules rules, TimeProvider clock)
{
    private const int MostAtOnce = 10_000;

    /// <summary>Returns how many follow-ups were escalated.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await store.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, null, MostAtOnce, cancellationToken), cancellationToken);
        var due = open.Select(followUp => rules.Escalate(followUp, now)).OfType<Escalation>().ToArray();
        if (due.Length > 0)
        {
            await store.WriteAsync(session => StoreAsync(session, due, now, cancellationToken), cancellationToken);
        }

        return due.Length;
    }

    private static async Task StoreAsync(HubSession session, IReadOnlyList<Escalation> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var escalation in due)
        {
            await session.FollowUps.UpdateAsync(escalation.FollowUp, cancellationToken);
            foreach (var step in escalation.Steps)
            {
                await session.Audit.AddAsync(new AuditEntry(now, "cxhub", $"escalated at {step.Percent} % to {step.To}", escalation.FollowUp.Key, null), cancellationToken);
            }
        }
    }
}

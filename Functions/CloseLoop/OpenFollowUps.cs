using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Opens pending follow-ups in their CRM. The order's key makes a repeat find the work that is already there.</summary>
public sealed class OpenFollowUps(HubStore store, TimeProvider clock, ILogger<OpenFollowUps> logger)
{
    private const int BatchSize = 200;

    /// <summary>Every look at the work list is an attempt, so a CRM has well over an hour to change its mind.</summary>
    public const int MostAttempts = 10;

    /// <summary>Returns how many were opened (or found open already).</summary>
    /// <exception cref="ConnectorException">The CRM as a whole refused; everything not confirmed stays pending.</exception>
    public async Task<int> RunAsync(ISink sink, CancellationToken cancellationToken)
    {
        var opened = 0;
        HashSet<string> tried = new(StringComparer.Ordinal);
        while (true)
        {
            var waiting = await store.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Pending, sink.Name, BatchSize + tried.Count, cancellationToken), cancellationToken);
            FollowUp[] batch = [.. waiting.Where(one => tried.Add(one.Key)).Take(BatchSize)];
            if (batch is [])
            {
                return opened;
            }

            var receipts = await sink.OpenFollowUpsAsync([.. batch.Select(one => one.Order)], cancellationToken);
            opened += await StoreAsync(receipts, cancellationToken);
        }
    }

    private Task<int> StoreAsync(IReadOnlyList<FollowUpReceipt> receipts, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            var opened = 0;
            foreach (var receipt in receipts)
            {
                // As it stands now: an answer may have been added to it while the CRM was asked.
                if (await session.FollowUps.FindAsync(receipt.Key, cancellationToken) is not { State: FollowUpState.Pending } current)
                {
                    continue;
                }

                var followUp = After(current, receipt, clock.GetUtcNow());
                await session.FollowUps.UpdateAsync(followUp, cancellationToken);
                await TellAsync(session, followUp, cancellationToken);
                opened += followUp.State is FollowUpState.Open ? 1 : 0;
            }

            return opened;
        },
        cancellationToken);

    /// <summary>Work that the CRM refuses for good is told once, when that is decided; from then on it stands on the board as refused.</summary>
    private async Task TellAsync(HubSession session, FollowUp followUp, CancellationToken cancellationToken)
    {
        if (followUp.State is FollowUpState.Rejected)
        {
            logger.FollowUpRefused(followUp.Key, followUp.Target, followUp.Attempts, followUp.Reason);
            await session.Audit.AddAsync(new AuditEntry(clock.GetUtcNow(), "cxhub", $"gave up opening work in {followUp.Target} after {followUp.Attempts} attempts", followUp.Key, null), cancellationToken);
        }
    }

    private static FollowUp After(FollowUp followUp, FollowUpReceipt receipt, DateTimeOffset now) => receipt.Outcome switch
    {
        FollowUpOutcome.Rejected when followUp.Attempts + 1 >= MostAttempts => followUp with
        {
            State = FollowUpState.Rejected,
            Attempts = followUp.Attempts + 1,
            Reason = $"{receipt.Code}: {receipt.Reason}",
        },
        FollowUpOutcome.Rejected => followUp with { Attempts = followUp.Attempts + 1, Reason = $"{receipt.Code}: {receipt.Reason}" },
        _ => followUp with { State = FollowUpState.Open, RecordId = receipt.RecordId, Link = receipt.Link, OpenedAt = now, Attempts = followUp.Attempts + 1, Reason = null },
    };
}

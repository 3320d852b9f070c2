using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Opens pending follow-ups in their CRM. The order's key makes a repeat find the work that is already there.</summary>
public sealed class OpenFollowUps(HubStore store, TimeProvider clock)
{
    private const int BatchSize = 200;
    private const int MostAttempts = 10;

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
            opened += await StoreAsync(batch.ToDictionary(one => one.Key, StringComparer.Ordinal), receipts, cancellationToken);
        }
    }

    private async Task<int> StoreAsync(Dictionary<string, FollowUp> batch, IReadOnlyList<FollowUpReceipt> receipts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var updated = receipts.Where(receipt => batch.ContainsKey(receipt.Key)).Select(receipt => After(batch[receipt.Key], receipt, now)).ToArray();
        await store.WriteAsync(
            async session =>
            {
                foreach (var followUp in updated)
                {
                    await session.FollowUps.UpdateAsync(followUp, cancellationToken);
                }
            },
            cancellationToken);
        return updated.Count(followUp => followUp.State is FollowUpState.Open);
    }

    private static FollowUp After(FollowUp followUp, FollowUpReceipt receipt, DateTimeOffset now) => receipt.Outcome switch
    {
        FollowUpOutcome.Rejected when followUp.Attempts + 1 >= MostAttempts => followUp with
        {
            State = FollowUpState.Rejected, Attempts = followUp.Attempts + 1, Reason = $"{receipt.Code}: {receipt.Reason}",
        },
        FollowUpOutcome.Rejected => followUp with { Attempts = followUp.Attempts + 1, Reason = $"{receipt.Code}: {receipt.Reason}" },
        _ => followUp with { State = FollowUpState.Open, RecordId = receipt.RecordId, Link = receipt.Link, OpenedAt = now, Attempts = followUp.Attempts + 1, Reason = null },
    };
}

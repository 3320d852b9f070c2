using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Writes further answers into the open work of the CRM. The note's key makes a repeat find what is already there.</summary>
public sealed class SendNotes(HubStore store, TimeProvider clock, ILogger<SendNotes> logger)
{
    private const int MostOpen = 100_000;
    private const int MostAttempts = 10;

    /// <summary>Returns how many notes stand in the CRM now that did not before.</summary>
    /// <exception cref="ConnectorException">The CRM as a whole refused; every note without a receipt is sent again.</exception>
    public async Task<int> RunAsync(ISink sink, CancellationToken cancellationToken)
    {
        var open = await store.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, sink.Name, MostOpen, cancellationToken), cancellationToken);
        var sent = 0;
        foreach (var followUp in open.Where(one => one.RecordId is not null && one.Notes.Any(IsOwed)))
        {
            NoteOrder[] orders = [.. followUp.Notes.Where(IsOwed).Select(note => new NoteOrder(note.Key, followUp.Order.Kind, followUp.RecordId!, note.Text))];
            var receipts = await sink.AddNotesAsync(orders, cancellationToken);
            sent += await StoreAsync(followUp.Key, receipts.ToDictionary(receipt => receipt.Key, StringComparer.Ordinal), cancellationToken);
        }

        return sent;
    }

    private static bool IsOwed(FollowUpNote note) => note.SentAt is null && note.Attempts < MostAttempts;

    private async Task<int> StoreAsync(string key, Dictionary<string, NoteReceipt> receipts, CancellationToken cancellationToken)
    {
        foreach (var refused in receipts.Values.Where(receipt => receipt.Outcome is NoteOutcome.Rejected))
        {
            logger.NoteRefused(key, refused.Code, refused.Reason);
        }

        await store.WriteAsync(session => UpdateAsync(session, key, receipts, cancellationToken), cancellationToken);
        return receipts.Values.Count(receipt => receipt.Outcome is not NoteOutcome.Rejected);
    }

    /// <summary>On the follow-up as it stands now: another answer may have been added while the CRM was asked.</summary>
    private async Task UpdateAsync(HubSession session, string key, Dictionary<string, NoteReceipt> receipts, CancellationToken cancellationToken)
    {
        if (await session.FollowUps.FindAsync(key, cancellationToken) is { } current)
        {
            await session.FollowUps.UpdateAsync(
                current with { Notes = [.. current.Notes.Select(note => receipts.TryGetValue(note.Key, out var receipt) ? After(note, receipt) : note)] }, cancellationToken);
        }
    }

    private FollowUpNote After(FollowUpNote note, NoteReceipt receipt) => receipt.Outcome is NoteOutcome.Rejected
        ? note with { Attempts = note.Attempts + 1, Reason = $"{receipt.Code}: {receipt.Reason}" }
        : note with { SentAt = clock.GetUtcNow(), Reason = null };
}

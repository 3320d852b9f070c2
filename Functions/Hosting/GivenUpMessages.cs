using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>
/// Messages that were given up are sent again after a while: a password is renewed, a permission granted, a field made by people who do not know of our queue.
/// Until then they stand among the failed ones, where a person may send them earlier.
/// </summary>
public sealed class GivenUpMessages(HubStore store, TimeProvider clock)
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    /// <summary>Returns how many were sent again.</summary>
    public async Task<int> ResendAsync(CancellationToken cancellationToken)
    {
        var failed = await store.ReadAsync(session => session.Messages.FailedAsync(MostAtOnce, cancellationToken), cancellationToken);
        string[] due = [.. failed.Where(message => message.FailedAt + After <= clock.GetUtcNow()).Select(message => message.Id)];
        if (due is not [])
        {
            await store.WriteAsync(session => ResendAsync(session, due, cancellationToken), cancellationToken);
        }

        return due.Length;
    }

    private static async Task ResendAsync(HubSession session, string[] ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await session.Messages.ResendAsync(id, cancellationToken);
        }
    }
}

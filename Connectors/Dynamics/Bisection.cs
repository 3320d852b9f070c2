using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// Finds the bad rows of an all-or-nothing call by halving. With k bad rows among B it makes at most 2k·⌈log2 B⌉ calls after the first
/// refused one, and every good row is written.
/// </summary>
internal static class Bisection
{
    /// <param name="refused">Rows that were just refused together; at least two.</param>
    /// <param name="tryWrite">Writes rows together; null when it worked, else why not.</param>
    /// <param name="reject">The result of a row that is refused alone.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    public static async Task<IReadOnlyList<RowResult>> RunAsync(
        IReadOnlyList<PushRow> refused,
        Func<IReadOnlyList<PushRow>, CancellationToken, Task<ConnectorException?>> tryWrite,
        Func<PushRow, ConnectorException, RowResult> reject,
        CancellationToken cancellationToken)
    {
        List<RowResult> results = new(refused.Count);
        var open = new Stack<IReadOnlyList<PushRow>>();
        Halve(refused, open);
        while (open.TryPop(out var rows))
        {
            if (await tryWrite(rows, cancellationToken) is not { } failure)
            {
                results.AddRange(rows.Select(row => new RowResult(row.RecordId, RowOutcome.Written)));
            }
            else if (rows.Count is 1)
            {
                results.Add(reject(rows[0], failure));
            }
            else
            {
                Halve(rows, open);
            }
        }

        return results;
    }

    private static void Halve(IReadOnlyList<PushRow> rows, Stack<IReadOnlyList<PushRow>> open)
    {
        var half = (rows.Count + 1) / 2;
        open.Push([.. rows.Skip(half)]);
        open.Push([.. rows.Take(half)]);
    }
}

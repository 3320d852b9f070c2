using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CxHub.Insights.Drivers;

/// <summary>
/// Driver studies that were made, by a fingerprint of everything that went into them: a page that is opened again, or by somebody else,
/// does not draw its thousand samples again. The same input gives the same study to the bit, so what is kept is never stale.
/// </summary>
public sealed class DriverStudies
{
    /// <summary>Three answers, two groups and a few ranges, for some people at once.</summary>
    public const int Most = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lazy<DriverStudy>> _made = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public DriverStudy Of(BehaviourTable table, DriverOutcome outcome, DriverGroup group, BehaviourOptions options)
    {
        var hash = HashOf(table, outcome, group, options);
        Lazy<DriverStudy>? study;
        lock (_lock)
        {
            if (!_made.TryGetValue(hash, out study))
            {
                _made[hash] = study = new(() => DriverStudy.Of(table, outcome, group, options));
                _order.Enqueue(hash);
                if (_order.Count > Most)
                {
                    _made.Remove(_order.Dequeue());
                }
            }
        }

        return study.Value;
    }

    private static string HashOf(BehaviourTable table, DriverOutcome outcome, DriverGroup group, BehaviourOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{outcome}|{group}|{options.Window}|{string.Join(',', table.LeftOut)}")));
        foreach (var column in table.Drivers.Append(table.Outcome))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"|{column.Name}|"));
            hash.AppendData(MemoryMarshal.AsBytes<double>(column.Values));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

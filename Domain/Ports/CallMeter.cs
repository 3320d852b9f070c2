using System.Collections.Concurrent;

namespace CxHub.Domain.Ports;

/// <summary>Counts the HTTP calls of one connector by kind (<c>token</c>, <c>query</c>, <c>write</c>, …). Thread-safe.</summary>
public sealed class CallMeter
{
    private readonly ConcurrentDictionary<string, long> _byKind = new(StringComparer.Ordinal);

    public long Total => _byKind.Values.Sum();

    public IReadOnlyDictionary<string, long> ByKind => new SortedDictionary<string, long>(_byKind, StringComparer.Ordinal);

    /// <summary>The system's own allocation, as of its last answer; null when it tells none.</summary>
    public Quota? Quota { get; set; }

    /// <summary>Share (0 to 1) of the allocation that ordinary work may use; urgent work may use the rest.</summary>
    public double QuotaShare { get; set; } = 1;

    public void Count(string kind) => _byKind.AddOrUpdate(kind, 1, static (_, count) => count + 1);
}

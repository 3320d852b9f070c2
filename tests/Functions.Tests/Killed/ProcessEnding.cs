namespace CxHub.Tests.Functions.Killed;

/// <summary>
/// Ends one process of the hub at the n-th await of a port: of the store before and after a transaction begins and commits, of a CRM before and after a call.
/// From then on no port answers, so whatever handlers and clean-up the dying process still runs can do nothing, as after a kill.
/// </summary>
internal sealed class ProcessEnding
{
    private readonly Lock _lock = new();

    private int? _at;
    private string? _after;

    /// <summary>How many awaits were passed since <see cref="EndAt"/>.</summary>
    public int Passed { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>What the process was about to do when it ended, or had just done.</summary>
    public string? Where { get; private set; }

    /// <summary>Awaits count from here, and the process ends at this one of them.</summary>
    public void EndAt(int at) => (_at, Passed) = (at, 0);

    /// <summary>The process ends after its next call of this HTTP method, before it reads the answer.</summary>
    public void EndAfter(string method) => _after = $"after {method} ";

    /// <summary>The process may live.</summary>
    public void Withdraw() => _at = null;

    public void Pass(string where)
    {
        lock (_lock)
        {
            if (!HasEnded && ((_at is not null && ++Passed == _at) || (_after is not null && where.StartsWith(_after, StringComparison.Ordinal))))
            {
                (HasEnded, Where) = (true, where);
            }

            if (HasEnded)
            {
                throw new ProcessEndedException(Where!);
            }
        }
    }
}

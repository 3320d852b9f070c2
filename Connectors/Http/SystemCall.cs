namespace CxHub.Connectors.Http;

/// <summary>One HTTP call as a value, so that it can be sent again. <paramref name="Path"/> is absolute, or relative to the system's base address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">URL or path with query, already encoded.</param>
/// <param name="Kind">The name under which the call is counted: <c>query</c>, <c>write</c>, <c>describe</c> …</param>
public sealed record SystemCall(HttpMethod Method, string Path, string Kind)
{
    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True when sending it twice leaves the system as sending it once; only such calls are repeated after a failure that may have done its work.</summary>
    public bool Repeatable { get; init; } = true;

    /// <summary>The call names something that lives in the session (a query locator): after a 401 a new token does not revive it.</summary>
    public bool SessionBound { get; init; }

    /// <summary>The answer's body must be JSON; a body that is not counts as a passing fault.</summary>
    public bool ExpectJson { get; init; } = true;

    /// <summary>False for an answer that was cut off; it counts as a passing fault, like a body that is no JSON.</summary>
    public Func<SystemAnswer, bool> IsWhole { get; init; } = static _ => true;

    /// <summary>Statuses outside 2xx that the caller reads itself.</summary>
    public IReadOnlyList<int> Accepts { get; init; } = [];

    public CallLane Lane { get; init; }

    public static SystemCall Get(string path, string kind) => new(HttpMethod.Get, path, kind);
}

using CxHub.Domain.Ports;

namespace CxHub.Connectors.Http;

/// <summary>What differs between systems on the wire: their errors, their headers, and which 401 a new token can heal.</summary>
public sealed record SystemDialect(string System, ErrorTable Errors, Func<SystemAnswer, SystemError> ReadError)
{
    /// <summary>Reads allocation and hints from the headers of an answer.</summary>
    public Action<SystemAnswer, CallMeter, ThrottleGate>? Observe { get; init; }

    /// <summary>True when the refused answer may pass with a new token.</summary>
    public Func<SystemAnswer, bool> NewTokenHelps { get; init; } = static answer => answer.Status is 401;

    /// <summary>True when a 2xx answer is an error all the same (systems that report faults in the body).</summary>
    public Func<SystemAnswer, bool> IsHiddenError { get; init; } = static _ => false;

    /// <summary>Headers on every call.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

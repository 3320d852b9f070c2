namespace CxHub.Sandbox.Faults;

/// <summary>What a fault rule does to a request, or to a row inside a request.</summary>
public enum FaultEffect
{
    /// <summary>Answers <c>Status</c> with the system's own error body (<c>ErrorCode</c>, <c>Message</c>, Retry-After).</summary>
    Status,

    /// <summary>Answers <c>Status</c> with an HTML page, as a proxy in front of the system does.</summary>
    Html,

    /// <summary>Only waits <c>LatencyMs</c>. Every other effect may wait, too.</summary>
    Latency,

    /// <summary>Closes the connection; nothing was done.</summary>
    CutBeforeCommit,

    /// <summary>Does everything that was asked, then closes the connection instead of answering.</summary>
    CutAfterCommit,

    /// <summary>Does everything that was asked, then answers only half of the body.</summary>
    MalformedBody,

    /// <summary>Ends all sessions just before the request is looked at.</summary>
    ExpireToken,

    /// <summary>Leaves <c>Value</c> calls of the daily allowance.</summary>
    QuotaLeft,

    /// <summary>A row matched by <c>Entity</c> and <c>Row</c> is locked by someone else.</summary>
    RowLock,

    /// <summary>A row matched by <c>Entity</c> and <c>Row</c> is refused by the organisation's own rules whenever it is written.</summary>
    PoisonRow,

    /// <summary>Pages hold at most <c>Value</c> rows, whatever was asked.</summary>
    PageSize,

    /// <summary>The field <c>Row</c> of <c>Entity</c> is gone for the session's user: hidden by field-level security, or deleted.</summary>
    HideField,
}

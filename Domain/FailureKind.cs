namespace CxHub.Domain;

/// <summary>What kind of refusal a system gave; the retry policy decides by it.</summary>
public enum FailureKind
{
    /// <summary>May pass by itself: time-out, 5xx, lock conflict. Retried with back-off.</summary>
    Transient,

    /// <summary>Too many calls: wait as told, then go on.</summary>
    Throttled,

    /// <summary>Credentials or permissions: one new token, then a person must act.</summary>
    Unauthorized,

    /// <summary>The request itself is wrong; the same request never passes.</summary>
    Rejected,

    /// <summary>The day's allocation is used up: pause until it returns.</summary>
    QuotaExhausted,

    /// <summary>The saved cursor is no longer valid: start a full load.</summary>
    CursorExpired,
}

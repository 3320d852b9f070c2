namespace CxHub.Storage;

/// <summary>
/// A target's last word about a record, when it was a rejection.
/// <paramref name="Content"/>: a name for what was sent.
/// <paramref name="Attempts"/>: how many times in a row the same content was rejected with the same code.
/// </summary>
public sealed record PushRefusal(string RecordId, string Content, int Attempts, string? Code, string? Reason, string? Action, DateTimeOffset At);

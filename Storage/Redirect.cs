namespace CxHub.Storage;

/// <summary>
/// A retired profile id and the id that stands for it now.
/// <paramref name="Cause"/>: the record or decision that brought the two together.
/// </summary>
public sealed record Redirect(string From, string To, DateTimeOffset At, string? Cause);

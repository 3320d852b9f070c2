namespace CxHub.Storage;

/// <summary>
/// A row that a step could not use, with the reason; unique by step, source and key.
/// <paramref name="Step"/>: pull, map, feedback or push.
/// <paramref name="Text"/>: the row as received, when it helps to repair it.
/// </summary>
public sealed record SetAsideRow(string Step, string Source, string Key, string Reason, string? Text, DateTimeOffset At);

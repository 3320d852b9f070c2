namespace CxHub.Console;

/// <summary>
/// One line of the Settings page. For a key or secret <c>Value</c> is null and <c>Present</c> says whether it is there; for ordinary
/// settings <c>Present</c> is null.
/// </summary>
public sealed record ConsoleSetting(string Group, string Name, string? Value, bool? Present = null);

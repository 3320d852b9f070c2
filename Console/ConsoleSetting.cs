namespace CxHub.Console;

/// <summary>One line of the Settings page.</summary>
/// <param name="Value">What is configured. For a key or secret leave it null.</param>
/// <param name="Present">Whether a key or secret is there; null for ordinary settings.</param>
public sealed record ConsoleSetting(string Group, string Name, string? Value, bool? Present = null);

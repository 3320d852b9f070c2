namespace CxHub.Connectors.Http;

/// <summary>What a system's error body says.</summary>
public readonly record struct SystemError(string? Code, string? Message);

namespace CxHub.Domain.Ports;

/// <summary>What to read: the entity by the system's own name, the fields the maps use (keys are added by the connector), and the cursor of the last landed page.</summary>
public sealed record PullRequest(string Entity, IReadOnlyList<string> Fields, string? Cursor);

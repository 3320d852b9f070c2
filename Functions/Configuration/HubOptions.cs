namespace CxHub.Functions.Configuration;

/// <summary>How this process was started: where its configuration lies, what stands for environment variables, which store, and whether it serves.</summary>
public sealed record HubOptions
{
    /// <summary>Folder with <c>hub.yaml</c>; null looks in the usual places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Looks up what configuration writes as <c>${NAME}</c>.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Replaces the store of <c>hub.yaml</c>.</summary>
    public string? Store { get; init; }

    /// <summary>True keeps schedules and the queue pump running; false is for commands that do one thing.</summary>
    public bool Serves { get; init; }

    /// <summary>Replaces the address of <c>hub.yaml</c>.</summary>
    public Uri? Url { get; init; }
}

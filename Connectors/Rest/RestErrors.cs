namespace CxHub.Connectors.Rest;

/// <summary>How an API reports faults.</summary>
public sealed record RestErrors
{
    /// <summary>JSON pointers to the error's code and text.</summary>
    public string? CodePointer { get; init; }

    public string? MessagePointer { get; init; }

    /// <summary>Statuses that pass by themselves; null takes 408, 429 and 5xx.</summary>
    public IReadOnlyList<int>? Retry { get; init; }

    /// <summary>Statuses that ask for a smaller page, never for the same call again.</summary>
    public IReadOnlyList<int> Split { get; init; } = [];

    /// <summary>Where an API that answers errors with 200 says so, and what stands there then.</summary>
    public string? InBodyPointer { get; init; }

    public string? InBodyEquals { get; init; }

    /// <summary>Parts of an in-body error's text that mean "credentials".</summary>
    public IReadOnlyList<string> UnauthorizedTexts { get; init; } = [];
}

using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>What <c>identity resolve</c>, <c>train</c> and <c>explain</c> are asked to do.</summary>
public sealed record ResolveOptions
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public IReadOnlyList<string> Maps { get; init; } = [];

    public string? Output { get; init; }

    public string? Pairs { get; init; }

    public string? Model { get; init; }

    public string? Splink { get; init; }

    public bool Json { get; init; }

    public IdentitySettings Settings { get; init; } = new();
}

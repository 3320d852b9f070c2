using CxHub.Connectors.Http;

namespace CxHub.Connectors.Rest;

/// <summary>A JSON API described completely by configuration: where it is, how to log in, what it offers and how it fails.</summary>
public sealed record RestManifest
{
    /// <summary>The configured name; the first part of every source key.</summary>
    public required string Name { get; init; }

    /// <summary>Paths of entities are relative to it; links in answers must stay on its host.</summary>
    public required Uri BaseUrl { get; init; }

    public required RestAuth Auth { get; init; }

    /// <summary>Sent with every call.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Names that paths, queries and bodies may use in braces.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public RestErrors Errors { get; init; } = new();

    public RestLimits Limits { get; init; } = new();

    public required IReadOnlyList<RestEntity> Entities { get; init; }

    public CallPolicy Policy { get; init; } = CallPolicy.Default;
}

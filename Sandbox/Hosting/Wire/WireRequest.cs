using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CxHub.Sandbox.Hosting.Wire;

/// <summary>
/// One call in memory: what came over HTTP, or one part of a composite or batch call. <see cref="Target"/> is the path and
/// query as sent, still percent-encoded; <see cref="BaseUrl"/> is scheme and authority as the client spelled them.
/// </summary>
internal sealed record WireRequest(string Method, string Target, string BaseUrl, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public string RawPath { get; } = Target.Split('?', 2)[0];

    /// <summary>Path segments, each percent-decoded by itself, so that a key may hold an encoded slash.</summary>
    public string[] Segments { get; } =
        [.. Target.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public Dictionary<string, StringValues> Query { get; } = QueryHelpers.ParseNullableQuery(QueryPart(Target)) ?? [];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Parameter(string name) => Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public bool Flag(string name) => string.Equals(Parameter(name), "true", StringComparison.OrdinalIgnoreCase);

    public JsonDocument Json() => JsonDocument.Parse(Body);

    private static string? QueryPart(string target) => target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? target[at..] : null;
}

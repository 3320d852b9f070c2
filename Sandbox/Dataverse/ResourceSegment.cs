using CxHub.Sandbox.Dataverse.OData;

namespace CxHub.Sandbox.Dataverse;

/// <summary>One path segment: a name and what stands in its parentheses (null when there are none).</summary>
internal sealed record ResourceSegment(string Name, string? Key)
{
    /// <summary>Cuts a path, still percent-encoded, at slashes outside parentheses and quotes.</summary>
    public static ResourceSegment[] Read(string path) =>
    [
        .. QueryText.Split(path, '/').Where(part => part.Length > 0).Select(part =>
        {
            var (name, inside) = QueryText.Call(Uri.UnescapeDataString(part));
            return new ResourceSegment(name, inside);
        }),
    ];
}

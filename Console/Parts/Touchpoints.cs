namespace CxHub.Console.Parts;

/// <summary>Touchpoints carry the names that the sources give them; the common ones are translated.</summary>
internal static class Touchpoints
{
    public static string Touchpoint(this Viewer viewer, string? name) => string.IsNullOrEmpty(name) ? "" : viewer.Words[name];
}

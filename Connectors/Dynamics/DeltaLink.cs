using System.Text.RegularExpressions;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// A delta link names the columns of the load it came from beside the token that holds the place. When a map asks for other columns, the
/// link asks for those from the same place; a service that will not have it is read in full, as with an expired token.
/// </summary>
internal static partial class DeltaLink
{
    /// <summary>The link as it was given while the columns are the same.</summary>
    public static string Of(string link, IEnumerable<string> made, IReadOnlyCollection<string> wanted) =>
        wanted.ToHashSet(StringComparer.Ordinal).SetEquals(made) ? link : Select().Replace(link, $"$1{string.Join(',', wanted)}", 1);

    [GeneratedRegex(@"([?&](?:\$|%24)select=)[^&]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Select();
}

using System.Text;
using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>The string functions of the service are SQL LIKE underneath: %, _, [..] and [^..] in the search text are wildcards.</summary>
internal static class SqlLike
{
    public static Regex Of(string pattern)
    {
        var regex = new StringBuilder("^");

        for (var at = 0; at < pattern.Length; at++)
        {
            var close = pattern[at] is '[' ? pattern.IndexOf(']', at + 1) : -1;

            if (close > at + 1)
            {
                var inside = pattern[(at + 1)..close];
                var negated = inside[0] is '^';
                regex.Append(negated ? "[^" : "[").Append(Regex.Escape(negated ? inside[1..] : inside).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                at = close;
            }
            else
            {
                regex.Append(pattern[at] switch { '%' => ".*", '_' => ".", var other => Regex.Escape(other.ToString()) });
            }
        }

        return new(regex.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace CxHub.Connectors.Salesforce;

/// <summary>Text that goes into a query. Values are escaped, names are checked: SOQL has no parameters.</summary>
internal static partial class Soql
{
    /// <summary>A quoted literal; the backslash is escaped first, or a trailing one would end the literal early.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 8).Append('\'');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '"' => "\\\"",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                _ => c,
            });
        }

        return text.Append('\'').ToString();
    }

    public static string In(IEnumerable<string> values) => $"({string.Join(',', values.Select(Quote))})";

    /// <summary>The name itself when it can be one; names come from configuration and cannot be bound.</summary>
    public static string Name(string name) => NamePattern().IsMatch(name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(name), name, "A Salesforce name holds letters, digits, underscores and dots only.");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

using System.Text.RegularExpressions;

namespace CxHub.Connectors.Rest;

/// <summary>Texts with <c>{name}</c> in them. Every value is escaped for the place it goes to; braces that name nothing known stay.</summary>
internal static partial class RestTemplate
{
    public static string Fill(string template, Func<string, string?> value, Func<string, string> escape) =>
        Placeholder().Replace(template, match => value(match.Groups[1].Value) is { } text ? escape(text) : match.Value);

    public static IEnumerable<string> Names(string template) => Placeholder().Matches(template).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}

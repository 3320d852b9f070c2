using System.Text.RegularExpressions;

namespace CxHub.Domain.Configuration;

/// <summary>How names of the code are written in configuration: <c>MostRecent</c> as <c>most-recent</c>.</summary>
public static partial class ConfigNames
{
    public static string Written(string name) => WordStart().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}

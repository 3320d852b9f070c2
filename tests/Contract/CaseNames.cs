using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace CxHub.Tests.Contract;

/// <summary>The names of the cases in a client script, read from its source so that each shows up as a test.</summary>
internal static partial class CaseNames
{
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "clients");

    public static TheoryData<string> In(string script) =>
        [.. Case().Matches(File.ReadAllText(Path.Combine(Folder, script))).Select(match => match.Groups["name"].Value.Replace("\\'", "'", StringComparison.Ordinal))];

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^(test|refusal)\('(?<name>(?:[^'\\]|\\.)*)'", RegexOptions.Multiline)]
    private static partial Regex Case();
}

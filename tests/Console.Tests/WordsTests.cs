using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CxHub.Console.Language;
using Xunit;

namespace CxHub.Tests.Console;

public sealed partial class WordsTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "Console"));

    [Fact]
    public void Vietnamese_EveryTextOfThePages_IsTranslated()
    {
        var known = Translations().Keys.ToHashSet(StringComparer.Ordinal);

        var missing = Texts().Where(text => !known.Contains(text)).Distinct().Order(StringComparer.Ordinal);

        Assert.Empty(missing);
    }

    [Fact]
    public void Vietnamese_EveryTranslation_KeepsThePlaceholders()
    {
        var broken = Translations().Where(pair => !Placeholders(pair.Key).SetEquals(Placeholders(pair.Value))).Select(pair => $"{pair.Key} | {pair.Value}");

        Assert.Empty(broken);
    }

    [Fact]
    public void Vietnamese_TextsThatDifferInCaseOnly_BothKeepTheirTranslation()
    {
        Assert.All(Translations(), pair => Assert.Equal(pair.Value, Words.Vietnamese[pair.Key]));
        Assert.Equal("Khách hàng", Words.Vietnamese["Customers"]);
        Assert.Equal("khách hàng", Words.Vietnamese["customers"]);
    }

    [Fact]
    public void Count_EnglishAndVietnamese_TakesTheRightForm()
    {
        Assert.Equal("1 record", Words.English.Count(1, "{0} record", "{0} records"));
        Assert.Equal("2,000 records", Words.English.Count(2000, "{0} record", "{0} records"));
        Assert.Equal("1 bản ghi", Words.Vietnamese.Count(1, "{0} record", "{0} records"));
        Assert.Equal("2.000 bản ghi", Words.Vietnamese.Count(2000, "{0} record", "{0} records"));
    }

    [Fact]
    public void Find_UnknownLanguage_IsNull() => Assert.Null(Words.Find("xx"));

    private static IEnumerable<string> Texts() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .SelectMany(code => Indexed().Matches(code).Concat(Counted().Matches(code)))
            .Select(match => match.Groups[1].Value);

    private static Dictionary<string, string> Translations() =>
        XDocument.Load(Path.Combine(Folder, "Language", "Vietnamese.resx")).Root!.Elements("data").ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("""\b(?:T|[Ww]ords)\["([^"]+)"[],]""")]
    private static partial Regex Indexed();

    /// <summary>The second form of a count is the key of its translation.</summary>
    [GeneratedRegex("""Count\([^"\n]*"[^"]+", "([^"]+)"\)""")]
    private static partial Regex Counted();

    [GeneratedRegex("""\{\d\}""")]
    private static partial Regex Placeholder();
}

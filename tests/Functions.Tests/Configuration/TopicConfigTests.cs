using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Insights.Text;
using Xunit;

namespace CxHub.Tests.Functions.Configuration;

public sealed class TopicConfigTests
{
    private const string Names = "name: { en: E, vi: V }";

    [Fact]
    public void Read_ShippedFile_SaysWhatIsBuiltIn()
    {
        var (taxonomy, problems) = Read(Repository.Read("config/topics.yaml"));

        Assert.Empty(problems);
        Assert.Equal(Taxonomy.BuiltIn.Version, taxonomy.Version);
        Assert.Equal(Taxonomy.BuiltIn.Topics.Select(topic => (topic.Code, topic.LabelEn, topic.LabelVi)), taxonomy.Topics.Select(topic => (topic.Code, topic.LabelEn, topic.LabelVi)));
        Assert.All(Taxonomy.BuiltIn.Topics, topic => Assert.Equal(Taxonomy.BuiltIn.FindArea(topic.Parent), taxonomy.FindArea(topic.Parent)));
    }

    [Fact]
    public void Read_FolderWithoutTheFile_LooksForWhatIsBuiltIn()
    {
        var problems = new ConfigProblems();

        Assert.Same(Taxonomy.BuiltIn, TopicConfigReader.Read(new ConfigFolder(Path.GetTempPath()), problems));
        Assert.Empty(problems.All);
    }

    [Fact]
    public void Read_OwnTopics_AreFoundByTheirWordsOfBothLanguagesAndNotByTheExceptions()
    {
        var (taxonomy, problems) = Read("topics: { farm: { name: { en: farm, vi: trang trại }, topics: { seed: { name: { en: Seeds, vi: Hạt giống }, words: { en: seeds, vi: [hạt giống] }, except: { en: [seed round] } } } } }");

        Assert.Empty(problems);
        TopicFinder finder = new(taxonomy.Topics);
        Assert.Equal(("farm.seed", "Seeds", "Hạt giống"), Assert.Single(taxonomy.Topics.Select(topic => (topic.Code, topic.LabelEn, topic.LabelVi))));
        Assert.Single(finder.Find("The seeds are great."));
        Assert.Single(finder.Find("hat giong rat tot, nay mam nhanh"));
        Assert.Empty(finder.Find("No seeds in your seed round."));
        Assert.Equal("trang trại", taxonomy.FindArea("farm")!.LabelVi);
    }

    [Theory]
    [InlineData("topics: {}", "config/topics.yaml:1:9: 'topics' is empty", "an area")]
    [InlineData("topic: {}\ntopics: { a: { " + Names + ", topics: { b: { " + Names + ", words: { en: w } } } } }", "config/topics.yaml:1:1: unknown key 'topic'", "topics")]
    [InlineData("topics: { a: { " + Names + ", topics: { b.c: { " + Names + ", words: { en: w } } } } }", "config/topics.yaml:1:50: 'b.c' cannot be the code of a topic", "on-time")]
    [InlineData("topics: { a: { " + Names + ", topics: { b: { " + Names + ", words: { en: [] } } } } }", "'a.b' has no words", "words or phrases")]
    [InlineData("topics: { a: { " + Names + ", topics: { b: { " + Names + ", words: { en: [w, \"!?\"] } } } } }", "'!?' holds no word", "words or phrases")]
    [InlineData("topics: { a: { " + Names + ", topics: { b: { " + Names + ", words: { en: w, fr: v } } } } }", "unknown key 'fr'", "en, vi")]
    [InlineData("topics: { a: { name: { en: E }, topics: { b: { " + Names + ", words: { en: w } } } } }", "config/topics.yaml:1:22: 'vi' is missing", "vi: a text")]
    [InlineData("topics: { a: { " + Names + ", topics: { b: quality } } }", "config/topics.yaml:1:53: 'b' is", "a map with name and words")]
    public void Read_Mistake_IsToldWithItsPlaceAndWhatWasExpected(string yaml, string complaint, string hint)
    {
        var (_, problems) = Read(yaml);

        var problem = Assert.Single(problems);
        Assert.Contains(complaint, problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(hint, problem.ToString(), StringComparison.Ordinal);
    }

    private static (Taxonomy Taxonomy, IReadOnlyList<ConfigProblem> Problems) Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-topics-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "topics.yaml"), yaml);
            var problems = new ConfigProblems();
            return (TopicConfigReader.Read(new ConfigFolder(folder.FullName), problems), problems.All);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

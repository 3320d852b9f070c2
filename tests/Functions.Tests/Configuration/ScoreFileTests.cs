using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Insights.Quality;
using CxHub.Mapping;
using CxHub.Mapping.Targets;
using Xunit;

namespace CxHub.Tests.Functions.Configuration;

/// <summary>What <c>scores.yaml</c> says about quality and segments, and what it may not say.</summary>
public sealed class ScoreFileTests
{
    [Fact]
    public void Read_ShippedFile_HasGatesAndActionsAndNoMistakes()
    {
        ConfigProblems problems = new();
        var file = new ConfigFolder(Repository.Path("config")).Read("scores.yaml", problems)!;

        var quality = Quality(file, problems);
        var segments = new SegmentConfigReader(TimeSpan.FromDays(365), problems).Read(file.Map("segments", problems));

        Assert.Empty(problems.All);
        Assert.Equal(("surveys", QualityDimension.Validity, 0.8), (quality.Gates[0].Source, quality.Gates[0].Dimension, quality.Gates[0].AtLeast));
        Assert.Equal("businesscentral", quality.Reference);
        Assert.Equal(5, segments.Actions.Count);
    }

    [Theory]
    [InlineData("quality: { gates: [{ source: survey, kind: feedback, dimension: validity, atLeast: 0.8, pauses: [salesforce] }] }", "scores.yaml:1:30: 'survey' is not a configured source", "surveys")]
    [InlineData("quality: { gates: [{ source: surveys, kind: feedbak, dimension: validity, atLeast: 0.8, pauses: [salesforce] }] }", "'feedbak' is not a kind", "feedback")]
    [InlineData("quality: { gates: [{ source: surveys, kind: feedback, dimension: validty, atLeast: 0.8, pauses: [salesforce] }] }", "'dimension' is 'validty'", "validity")]
    [InlineData("quality: { gates: [{ source: surveys, kind: feedback, dimension: validity, atLeast: 80, pauses: [salesforce] }] }", "atLeast is 80", "between 0 and 1")]
    [InlineData("quality: { gates: [{ source: surveys, kind: feedback, dimension: validity, atLeast: 0.8, pauses: [salesforce/Contct] }] }", "'salesforce/Contct' is neither", "salesforce/Contact")]
    [InlineData("quality: { gates: [{ source: surveys, kind: feedback, dimension: validity, atLeast: 0.8 }] }", "'pauses' is missing", "not written")]
    [InlineData("quality: { required: { person: [emial] } }", "'emial' is not a field of person", "email")]
    [InlineData("segments: { actions: [{ name: call, for: [safe], uplift: 0.1, cost: 1 }] }", "'safe' is not a segment", "save")]
    [InlineData("segments: { actions: [{ name: call, uplift: 12, cost: 1 }] }", "the uplift is 12", "between -1 and 1")]
    public void Read_Mistake_IsToldWithItsPlaceAndWhatWasExpected(string yaml, string complaint, string hint)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-scores-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "scores.yaml"), yaml);
            ConfigProblems problems = new();
            var file = new ConfigFolder(folder.FullName).Read("scores.yaml", problems)!;

            Quality(file, problems);
            new SegmentConfigReader(TimeSpan.FromDays(365), problems).Read(file.Map("segments", problems));

            var problem = Assert.Single(problems.All);
            Assert.Contains(complaint, problem.ToString(), StringComparison.Ordinal);
            Assert.Contains(hint, problem.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static QualityRules Quality(ConfigMap file, ConfigProblems problems)
    {
        MappingContext context = new() { Zone = TimeZoneInfo.Utc, Region = "VN", Sources = ["surveys", "businesscentral", "salesforce", "dynamics"], Targets = ["salesforce", "dynamics"] };
        ConfigProblems none = new();
        var targets = TargetMaps.Load(new ConfigFolder(Repository.Path("config")).ReadAll("targets", none), context, none);
        return new QualityConfigReader(context.Sources, targets, problems).Read(file.Map("quality", problems));
    }
}

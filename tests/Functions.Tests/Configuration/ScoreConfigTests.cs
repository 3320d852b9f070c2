using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Insights.Drivers;
using CxHub.Insights.Scores;
using Xunit;

namespace CxHub.Tests.Functions.Configuration;

public sealed class ScoreConfigTests
{
    [Fact]
    public void Read_ShippedFile_LooksAtEveryBehaviourAsWithoutOne()
    {
        var (options, problems) = Read(Repository.Read("config/scores.yaml"));

        Assert.Empty(problems);
        Assert.Equal(new BehaviourOptions().Behaviours.Order(), options.Drivers.Behaviours.Order());
        Assert.Equal(new BehaviourOptions().Window, options.Drivers.Window);
    }

    [Fact]
    public void Read_ShorterListAndWindow_LooksAtTheseOnly()
    {
        var (options, problems) = Read("drivers: { window: 90d, behaviours: [cases, order-value] }");

        Assert.Empty(problems);
        Assert.Equal([Behaviour.Cases, Behaviour.OrderValue], options.Drivers.Behaviours.Order());
        Assert.Equal(TimeSpan.FromDays(90), options.Drivers.Window);
    }

    [Fact]
    public void Read_UnknownBehaviour_IsToldWithItsPlaceAndTheNearestName()
    {
        var (_, problems) = Read("drivers: { behaviours: [cases, visit] }");

        var problem = Assert.Single(problems).ToString();
        Assert.Contains("config/scores.yaml:1:24: 'behaviours' names 'visit'", problem, StringComparison.Ordinal);
        Assert.Contains("visits", problem, StringComparison.Ordinal);
    }

    private static (ScoreOptions Options, IReadOnlyList<ConfigProblem> Problems) Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-scores-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "scores.yaml"), yaml);
            var problems = new ConfigProblems();
            var options = ScoreConfigReader.Read(new ConfigFolder(folder.FullName).Read("scores.yaml", problems)!, problems);
            return (options, problems.All);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

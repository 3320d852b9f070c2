using System.Text.RegularExpressions;
using CxHub.Domain;
using CxHub.Functions.Hosting;
using Xunit;

namespace CxHub.Tests.Functions.Hosting;

/// <summary>The function.json files, the queues in Bicep and the steps in code name the same things.</summary>
public sealed class FunctionCatalogTests
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Load(AppContext.BaseDirectory);

    [Fact]
    public void Load_ShippedFolder_HasEveryFunctionOfTheLoop() => Assert.Equal(
        ["ApplyFollowUpRules", "CloseLoop", "DrainOutbox", "FetchAnswers", "Http", "MapAndResolve", "MeasureInsights", "PullChanges", "PullSources", "PushScores", "ScoreProfiles", "WatchFollowUps"],
        Catalog.Functions.Select(function => function.Name));

    [Fact]
    public void Queues_InFunctionJson_AreThoseOfTheSteps() =>
        Assert.Equal(StepQueue.All.Order(), Catalog.Functions.Where(function => function.Kind is TriggerKind.Queue).Select(function => function.Source).Order());

    [Fact]
    public void Queues_InBicep_AreThoseOfTheSteps()
    {
        var bicep = Repository.Read("infra/azure/modules/servicebus.bicep");
        var list = Regex.Match(bicep, @"var queues = \[(?<names>[^\]]*)\]").Groups["names"].Value;

        Assert.Equal(StepQueue.All.Order(), Regex.Matches(list, "'(?<name>[^']+)'").Select(match => match.Groups["name"].Value).Order());
    }

    [Fact]
    public void Settings_InBicep_ServeTheConnectionOfTheTriggersAndTheVariablesOfTheConfiguration()
    {
        var bicep = Repository.Read("infra/azure/modules/functionapp.bicep");

        Assert.Contains("ServiceBus__fullyQualifiedNamespace", bicep, StringComparison.Ordinal);
        Assert.All(SecretVariables(), name => Assert.Contains($"{name}:", bicep, StringComparison.Ordinal));
        Assert.All(["CXHUB_STORE", "CXHUB_SERVICE_BUS"], name => Assert.Contains(name, bicep, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_NamedInsideBicep_AreSetThere()
    {
        var bicep = Repository.Read("infra/azure/modules/functionapp.bicep");

        Assert.All(
            Regex.Matches(bicep, @"SettingName: '(?<name>\w+)'").Select(match => match.Groups["name"].Value),
            name => Assert.Matches($@"\b{name}: \w+", bicep));
    }

    [Fact]
    public void Parse_MessageTriggerInTextMode_IsRefused()
    {
        const string Json = """{"bindings":[{"type":"serviceBusTrigger","direction":"in","name":"message","queueName":"q","connection":"ServiceBus"}]}""";

        var failure = Assert.Throws<InvalidDataException>(() => FunctionDefinition.Parse("F", Json, "F/function.json"));

        Assert.Contains("\"dataType\": \"binary\"", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 */5 * * * *", "0 */5 * * * ?")]
    [InlineData("30 * * * * *", "30 * * * * ?")]
    [InlineData("*/15 8-17 * * 1-5", "0 */15 8-17 ? * 2-6")]
    [InlineData("0 0 6 * * 0", "0 0 6 ? * 1")]
    [InlineData("0 0 6 1 * *", "0 0 6 1 * ?")]
    public void Cron_FromNcrontab_IsTheSameScheduleInQuartz(string ncrontab, string quartz)
    {
        Assert.Equal(quartz, TimerJobs.Cron(ncrontab));
        Assert.NotNull(new Quartz.CronExpression(quartz).GetNextValidTimeAfter(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));
    }

    private static IEnumerable<string> SecretVariables() =>
        Directory.EnumerateFiles(Repository.Path("config/sources"), "*.yaml")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @":\s+\$\{(?<name>[A-Z_]+)\}\s*$", RegexOptions.Multiline))
            .Select(match => match.Groups["name"].Value);
}

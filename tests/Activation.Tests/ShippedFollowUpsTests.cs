using System.Runtime.CompilerServices;
using CxHub.Activation.FollowUps;
using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class ShippedFollowUpsTests
{
    [Fact]
    public void Load_ShippedRules_HasNoProblem()
    {
        var problems = new ConfigProblems();

        var rules = FollowUpRules.Load(YamlConfig.Parse(File.ReadAllText(Shipped()), "followups.yaml", problems), TimeZoneInfo.Utc, ["salesforce", "dynamics"], problems);

        Assert.Empty(problems.All);
        Assert.Equal(["detractor", "unhappy-at-support-or-delivery"], rules.Names);
    }

    private static string Shipped([CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "config", "followups.yaml");
}

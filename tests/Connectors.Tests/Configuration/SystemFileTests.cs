using CxHub.Domain.Configuration;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Configuration;

public sealed class SystemFileTests
{
    [Theory]
    [InlineData("salesforce.yaml")]
    [InlineData("dynamics.yaml")]
    [InlineData("businesscentral.yaml")]
    [InlineData("matomo.yaml")]
    [InlineData("bamboohr.yaml")]
    [InlineData("surveys.yaml")]
    public void Read_ShippedFile_IsRightAndNamedLikeItself(string file)
    {
        var definition = Manifests.Shipped(file);

        Assert.Equal(Path.GetFileNameWithoutExtension(file), definition.Name);
    }

    [Theory]
    [InlineData("clientSecret: hunter2")]
    [InlineData("clientSecret: ${SECRET:-hunter2}")]
    [InlineData("clientSecret: prefix-${SECRET}")]
    public void Read_LiteralSecret_IsRefusedWithoutRepeatingIt(string line)
    {
        var problems = Problems($"""
            name: salesforce
            kind: salesforce
            url: https://acme.my.salesforce.com
            auth:
              kind: client-credentials
              clientId: abc
              {line}
            """);

        var problem = Assert.Single(problems);
        Assert.Equal("source.yaml:7:17", problem.At.ToString());
        Assert.Contains("literal secret", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SecretNotInTheEnvironment_NamesTheVariable()
    {
        var problems = new ConfigProblems();
        Manifests.Read("""
            name: x
            kind: rest
            url: https://x.example
            auth: { kind: bearer, token: "${X_TOKEN}" }
            entities: [{ name: a, path: a, key: id }]
            """, problems, _ => null);

        Assert.Contains("X_TOKEN is not set", Assert.Single(problems.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TenKindsOfMistakes_TellsEachWithItsPlaceAndTheNearestName()
    {
        var problems = Problems("""
            name: shop
            kind: rest
            url: shop.example
            auth:
              kind: barer
            limts: {}
            errors:
              retry: [42]
            entities:
              - name: orders
                path: orders/{compny}
                method: DELETE
                modified: { field: changed, format: unix-second }
                incremental: { parameter: since, value: "{from}", overlap: soon }
                paging: { kind: next-links }
                pageSize: many
              - path: nothing
                key: id
            """).Select(problem => problem.ToString()).ToArray();

        Assert.Contains("source.yaml:3:6: 'url' is 'shop.example'; expected an absolute URL, https://…", problems);
        Assert.Contains(problems, problem => problem.StartsWith("source.yaml:5:9: 'kind' is 'barer'", StringComparison.Ordinal) && problem.EndsWith("(did you mean 'bearer'?)", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("source.yaml:6:1: unknown key 'limts'", StringComparison.Ordinal) && problem.Contains("'limits'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'42' in 'retry'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("unknown name '{compny}'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'method' is 'DELETE'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("unknown format 'unix-second'", StringComparison.Ordinal) && problem.Contains("'unix-seconds'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("a text with {since} in it", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'overlap' is 'soon'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'kind' is 'next-links'", StringComparison.Ordinal) && problem.Contains("'next-link'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'pageSize' is 'many'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("'key' is missing", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("source.yaml:17:", StringComparison.Ordinal) && problem.Contains("'name' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UnknownKind_NamesTheNearest()
    {
        var problem = Assert.Single(Problems("""
            name: crm
            kind: dynamic
            """));

        Assert.Equal("dynamics", problem.Nearest);
    }

    [Fact]
    public void Read_SwitchedOff_NeedsNoSecrets()
    {
        var problems = new ConfigProblems();

        var definition = Manifests.Read("""
            name: crm
            kind: dynamics
            enabled: ${CRM_ENABLED:-false}
            """, problems, _ => null);

        Assert.Null(definition);
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("{ attempts: 3 }", 0.5)]
    [InlineData("{ quotaShare: 0.7 }", 0.7)]
    public void Read_HubWideQuotaShare_HoldsWhereTheFileSaysNoOther(string limits, double share)
    {
        var problems = new ConfigProblems();
        var file = CxHub.Functions.Configuration.YamlConfig.Parse($$"""
            name: crm
            kind: dynamics
            url: https://contoso.crm4.dynamics.com
            auth: { tokenUrl: "https://login.example/token", clientId: a, clientSecret: "${SECRET}" }
            limits: {{limits}}
            """, "crm.yaml", problems)!;

        var definition = CxHub.Connectors.Configuration.SystemFile.Read(file, _ => "sandbox", problems, quotaShare: 0.5);

        problems.ThrowIfAny();
        Assert.Equal(share, Assert.IsType<CxHub.Connectors.Configuration.DynamicsDefinition>(definition).Options.Policy.QuotaShare);
    }

    [Fact]
    public void ToString_OfDefinitionsWithSecrets_DoesNotShowThem()
    {
        foreach (var file in Directory.GetFiles(Manifests.Folder, "*.yaml"))
        {
            var problems = new ConfigProblems();
            var definition = Manifests.Read(File.ReadAllText(file), problems, name => name.EndsWith("_SECRET", StringComparison.Ordinal) || name.EndsWith("_TOKEN", StringComparison.Ordinal) || name.EndsWith("_KEY", StringComparison.Ordinal) ? "planted-secret" : null);

            Assert.DoesNotContain("planted-secret", definition!.ToString(), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<ConfigProblem> Problems(string yaml)
    {
        var problems = new ConfigProblems();
        Manifests.Read(yaml, problems);
        return problems.All;
    }
}

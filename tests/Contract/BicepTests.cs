using System.Text.Json;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Contract;

/// <summary>The Azure deployment is checked without the compiler: by the grammar, and over its tree for names, modules and the rule that there are no keys.</summary>
public sealed class BicepTests
{
    private static readonly string Shipped = Path.GetFullPath(Path.Combine(CaseNames.Folder, "../../../infra/azure"));

    [Fact]
    public async Task Bicep_AsShipped_HasNothingToComplainAbout() => Assert.Empty(await FindingsAsync(Shipped));

    [Theory]
    [InlineData("modules/servicebus.bicep", "disableLocalAuth: true", "disableLocalAuth: true }", "not understood")]
    [InlineData("modules/servicebus.bicep", "  'followups-due'\n]", "  'followups-due'\n", "not understood")]
    [InlineData("modules/servicebus.bicep", "disableLocalAuth: true", "disableLocalAuth: false", "disableLocalAuth must be true, not false")]
    [InlineData("modules/servicebus.bicep", "for queueName in queues", "for queueName in queue_names", "'queue_names' is not declared")]
    [InlineData("modules/servicebus.bicep", "param tags object", "param tags object\nparam tags object", "'tags' is declared twice")]
    [InlineData("modules/servicebus.bicep", "namespaces@2024-01-01", "namespaces", "is not Provider/type@yyyy-mm-dd")]
    [InlineData("modules/servicebus.bicep", "param tags object", "param tags object\nparam sku string", "parameter 'sku' of serviceBus is not given")]
    [InlineData("modules/servicebus.bicep", "output name string = namespace.name", "output key string = namespace.listKeys().primaryKey", "keys must not be listed")]
    [InlineData("modules/servicebus.bicep", "output name string", "output primaryKey string", "no secrets")]
    [InlineData("modules/postgres.bicep", "passwordAuth: 'Disabled'", "passwordAuth: 'Enabled'", "passwordAuth must be 'Disabled'")]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess must be false")]
    [InlineData("modules/functionapp.bicep", "union(tags,", "unite(tags,", "there is no function 'unite'")]
    [InlineData("resources.bicep", "location: location\n", "location: location\n    zone: 1\n", "has no parameter 'zone'")]
    [InlineData("resources.bicep", "identity.outputs.clientId", "identity.outputs.client", "identity has no output 'client'")]
    [InlineData("resources.bicep", "modules/keyvault.bicep", "modules/vault.bicep", "does not exist")]
    [InlineData("resources.bicep", "var packageContainer", "var forgotten = 1\nvar packageContainer", "var 'forgotten' is never used")]
    public async Task Bicep_WithAMistakeInIt_IsRefusedWithItsPlace(string file, string right, string wrong, string problem)
    {
        using var copy = new BicepCopy(Shipped);
        copy.Replace(file, right, wrong);

        var findings = await FindingsAsync(copy.Folder);

        Assert.Contains(findings, finding => finding.Contains(problem, StringComparison.Ordinal) && finding.Contains(".bicep:", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Prerequisite.Require(await NodeProcess.PrepareAsync(limit.Token));

        var (exit, output, errors) = await NodeProcess.RunAsync("node", ["bicep.mjs", folder], withProxy: false, [], limit.Token);
        Assert.True(exit is 0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(lines[^1].GetProperty("checked").GetInt32() > 0, "no Bicep file was checked");

        return [.. lines[..^1].Select(line => $"{line.GetProperty("file")}:{line.GetProperty("line")}:{line.GetProperty("column")}: {line.GetProperty("problem")}")];
    }
}

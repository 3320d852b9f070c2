using System.Runtime.CompilerServices;
using System.Xml.Linq;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceProvisionTests
{
    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    [Fact]
    public async Task Provision_TwiceOnDryAndReal_ListsCreatesAndThenFindsEverything()
    {
        await using var bench = await SalesforceBench.StartAsync(3);
        FieldDefinition[] fields =
        [
            new("Contact", "Hub_Tier__c", "Tier", FieldType.PickList, PickList: ["Gold", "Silver"]),
            new("Contact", "Hub_Key__c", "Hub key", FieldType.Text, Length: 64, Unique: true),
            new("Contact", "Hub_Note__c", "Note", FieldType.LongText, Length: 5000),
            new("Task", "Hub_Follow__c", "Follow-up", FieldType.Text, Length: 64, Unique: true),
        ];

        var dry = await bench.Sink.ProvisionAsync(fields, dryRun: true, default);
        var real = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        var again = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);

        Assert.Equal(4, dry.Count(step => step.State is ProvisionState.Missing && step.What.StartsWith("field", StringComparison.Ordinal)));
        Assert.DoesNotContain(real, step => step.State is ProvisionState.Missing);
        Assert.All(again, step => Assert.Equal(ProvisionState.Present, step.State));
        await SalesforceBench.WriteAsync(bench.Sink, SalesforceBench.Row(1, "Hub_Tier__c", "Gold"));
        Assert.Equal("Gold", bench.Server.Find(SandboxWorlds.Id("003", 1))!["Hub_Tier__c"]);
    }

    [Fact]
    public void PermissionSetFile_GrantsEveryFieldFileAndNothingElse()
    {
        var root = Path.Combine(Here(), "..", "..", "..", "infra", "salesforce", "force-app", "main", "default");
        var fields = Directory.GetFiles(Path.Combine(root, "objects"), "*.field-meta.xml", SearchOption.AllDirectories)
            .Select(file => $"{Object(file)}.{XDocument.Load(file).Root!.Element(Metadata + "fullName")!.Value}");

        var granted = XDocument.Load(Path.Combine(root, "permissionsets", "CxHub_Integration.permissionset-meta.xml"))
            .Descendants(Metadata + "fieldPermissions").Select(field => field.Element(Metadata + "field")!.Value);

        Assert.Equal(fields.Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    // Fields of tasks are defined on Activity and granted through Task.
    private static string Object(string file) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)!)!) is var name && name is "Activity" ? "Task" : name;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

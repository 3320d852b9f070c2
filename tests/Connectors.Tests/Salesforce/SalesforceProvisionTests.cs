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
    public async Task Provision_AnObjectThatIsAddedTo_MakesItWithItsKeyAndLookupAndThenTakesEachRowOnce()
    {
        await using var bench = await SalesforceBench.StartAsync(2);
        FieldDefinition[] fields =
        [
            new("Hub_Answer__c", "Hub_AnswerId__c", "Answer id", FieldType.Text, Length: 64, Unique: true, EntityLabel: "Answer"),
            new("Hub_Answer__c", "Hub_Contact__c", "Contact", FieldType.Reference, References: "Contact", EntityLabel: "Answer"),
            new("Hub_Answer__c", "Hub_Nps__c", "NPS", FieldType.Number, Length: 4, Scale: 0),
        ];

        var dry = await bench.Sink.ProvisionAsync(fields, dryRun: true, default);
        var real = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        var again = await bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        PushRow[] rows = [.. Enumerable.Range(1, 450).Select(number => new PushRow($"answer{number}", SandboxWorlds.Id("003", 1 + (number % 2)), new Dictionary<string, object?> { ["Hub_Nps__c"] = (decimal)(number % 11) }))];
        var batch = new PushBatch("run", "Hub_Answer__c", rows, new AppendKey("Hub_AnswerId__c", "Hub_Contact__c", "Contact"));
        var first = await bench.Sink.WriteAsync(batch, default).ToListAsync();
        var calls = bench.Sink.Calls.ByKind.GetValueOrDefault("write");
        var second = await bench.Sink.WriteAsync(batch, default).ToListAsync();

        Assert.All(dry, step => Assert.Equal(ProvisionState.Missing, step.State));
        Assert.Contains(real, step => step is { What: "object Hub_Answer__c", State: ProvisionState.Created });
        Assert.All(again, step => Assert.Equal(ProvisionState.Present, step.State));
        Assert.All(first.Concat(second), result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal((450, 3), (bench.Server.All("Hub_Answer__c").Count, calls));
        Assert.All(bench.Server.All("Hub_Answer__c"), answer => Assert.StartsWith("003", (string)answer["Hub_Contact__c"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_MoreAddedRowsThanCollectionsTake_GoesThroughBulkAndMakesEachOnce()
    {
        await using var bench = await SalesforceBench.StartAsync(2);
        PushRow[] rows = [.. Enumerable.Range(1, 2001).Select(number => new PushRow($"answer{number}", SandboxWorlds.Id("003", 1), new Dictionary<string, object?> { ["CxHub_Nps__c"] = 9m }))];
        var batch = new PushBatch("run", "CxHub_SurveyResponse__c", rows, new AppendKey("CxHub_ResponseId__c", "CxHub_Contact__c", "Contact"));

        var results = await bench.Sink.WriteAsync(batch, default).Concat(bench.Sink.WriteAsync(batch, default)).ToListAsync();

        Assert.All(results, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal((2 * rows.Length, rows.Length), (results.Count, bench.Server.All("CxHub_SurveyResponse__c").Count));
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

using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

/// <summary>Salesforce has one field for it: notes stand behind the description, each with a mark of its key.</summary>
public sealed class SalesforceNoteContract : NoteContract
{
    private SalesforceBench _bench = null!;

    protected override SandboxHost Host => _bench.Host;

    protected override ISink Sink => _bench.Sink;

    protected override string WritePath => "*/sobjects/Task/*";

    public override async ValueTask InitializeAsync()
    {
        _bench = await SalesforceBench.StartAsync(20);
        await OpenAsync(SandboxWorlds.Id("003", 1));
    }

    public override async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    protected override Task DescribeAsync(string description) => _bench.ControlAsync("edit", new { Id = Work, Fields = new { Description = description } });

    protected override Task DeleteWorkAsync() => _bench.ControlAsync("delete", new { Ids = new[] { Work } });

    protected override string Description() => Assert.Single(_bench.Server.All("Task"))["Description"]!.ToString()!;

    protected override int Standing() => Description().Split(Text).Length - 1;

    [Fact]
    public async Task Add_TwoNotes_EachStandsBehindTheDescriptionWithItsMark()
    {
        await AddAsync("cxh-0123456789abcdef");
        await AddAsync("cxh-fedcba9876543210");

        Assert.Equal($"NPS 3\n\n{Text}\n[cxh-01234567]\n\n{Text}\n[cxh-fedcba98]", Description());
    }

    [Fact]
    public async Task Add_ToADescriptionWithoutRoom_IsRejectedAndNothingIsCut()
    {
        var full = new string('x', 31_990);
        await DescribeAsync(full);

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.Equal((NoteOutcome.Rejected, "full"), (receipt.Outcome, receipt.Code));
        Assert.Equal(full, Description());
    }
}

/// <summary>Dynamics has a timeline: each note is a row of its own on it.</summary>
public sealed class DynamicsNoteContract : NoteContract
{
    private DynamicsBench _bench = null!;

    protected override SandboxHost Host => _bench.Host;

    protected override ISink Sink => _bench.Sink;

    protected override string WritePath => "*annotations*";

    public override async ValueTask InitializeAsync()
    {
        _bench = await DynamicsBench.StartAsync(20);
        await OpenAsync(DynamicsBench.Id(1));
    }

    public override async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    protected override Task DescribeAsync(string description) => _bench.ControlAsync("edit", new { Table = "task", Id = Work, Fields = new { description } });

    protected override Task DeleteWorkAsync() => _bench.ControlAsync("delete", new { Table = "task", Id = Work, Fields = new { } });

    protected override string Description() => Assert.Single(_bench.Server.All("task"))["description"]!.ToString()!;

    protected override int Standing() => _bench.Server.All("annotation").Count(note => Equals(note["notetext"], Text));

    [Fact]
    public async Task Add_Note_IsARowOnTheTasksTimeline()
    {
        await AddAsync("cxh-0123456789abcdef");

        var note = Assert.Single(_bench.Server.All("annotation"));
        Assert.Equal(new EntityReference("task", FollowUpGuid.For("fu-1")), note["objectid"]);
        Assert.Equal("NPS 3", Description());
    }
}

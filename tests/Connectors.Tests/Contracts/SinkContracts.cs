using System.Globalization;
using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Hosting;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

public class SalesforceSinkContract : SinkContract
{
    private SalesforceBench _bench = null!;

    protected override SandboxHost Host => _bench.Host;

    protected override string Entity => "Contact";

    protected override string WritePath => "*/composite/*|*/jobs/*";

    /// <summary>Rows above which Bulk 2.0 is used.</summary>
    protected virtual int CollectionsUpTo => 2000;

    public override async ValueTask InitializeAsync() => _bench = await SalesforceBench.StartAsync(RowCount);

    public override async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override ISink Connect() => new SalesforceSink(_bench.Connect(options => options with { CollectionsUpTo = CollectionsUpTo, Policy = new CallPolicy { Attempts = 4 } }));

    protected override PushRow Row(int number, decimal nps) => SalesforceBench.Row(number, "CxHub_Nps__c", nps);

    protected override decimal? Standing(int number) => _bench.Server.Find(SandboxWorlds.Id("003", number))!["CxHub_Nps__c"] is { } nps ? Convert.ToDecimal(nps, CultureInfo.InvariantCulture) : null;

    protected override int TaskCount() => _bench.Server.All("Task").Count;

    protected override FollowUpOrder Order(int number) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"fu-{number}"),
        Subject = "Call back",
        Description = "NPS 3",
        DueAt = SandboxWorlds.Start.AddDays(1),
        ContactId = SandboxWorlds.Id("003", number),
    };
}

public sealed class SalesforceBulkSinkContract : SalesforceSinkContract
{
    protected override int CollectionsUpTo => 10;
}

public class DynamicsSinkContract : SinkContract
{
    private DynamicsBench _bench = null!;

    protected override SandboxHost Host => _bench.Host;

    protected override string Entity => "contact";

    protected override string WritePath => "*UpdateMultiple*|*batch*|*/tasks*";

    protected virtual bool Halves => false;

    public override async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(RowCount);

    public override async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override ISink Connect() => new DynamicsSink(_bench.Connect(options => options with { RowsPerWrite = 25, IsolateByHalving = Halves, Policy = new CallPolicy { Attempts = 4 } }));

    protected override PushRow Row(int number, decimal nps) => DynamicsBench.Row(number, "cxh_nps", nps);

    protected override decimal? Standing(int number) => _bench.Contact(number)["cxh_nps"] is { } nps ? Convert.ToDecimal(nps, CultureInfo.InvariantCulture) : null;

    protected override int TaskCount() => _bench.Server.All("task").Count;

    protected override FollowUpOrder Order(int number) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"fu-{number}"),
        Subject = "Call back",
        Description = "NPS 3",
        DueAt = SandboxWorlds.Start.AddDays(1),
        ContactId = DynamicsBench.Id(number),
    };
}

public sealed class DynamicsHalvingSinkContract : DynamicsSinkContract
{
    protected override bool Halves => true;
}

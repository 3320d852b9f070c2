using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

public sealed class SalesforceSourceContract : SourceContract
{
    private SalesforceBench _bench = null!;
    private int _changes;

    protected override ISource Source => _bench.Source;

    protected override PullRequest Request { get; } = new("Contact", ["LastName", "Email", "Account.Name"], null);

    public override async ValueTask InitializeAsync() => _bench = await SalesforceBench.StartAsync(RowCount);

    public override async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    protected override ISource Restarted() => new SalesforceSource(_bench.Connect(options => options));

    protected override async Task<string> ChangeAsync(int row)
    {
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", row), Fields = new { Email = $"change{_changes++}@example.com" } });
        return SandboxWorlds.Id("003", row);
    }
}

public sealed class DynamicsSourceContract : SourceContract
{
    private DynamicsBench _bench = null!;
    private int _changes;

    protected override ISource Source => _bench.Source;

    protected override PullRequest Request { get; } = new("contact", ["fullname", "emailaddress1"], null);

    public override async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(RowCount);

    public override async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    protected override ISource Restarted() => new DynamicsSource(_bench.Connect(options => options));

    protected override async Task<string> ChangeAsync(int row)
    {
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(row), Fields = new { emailaddress1 = $"change{_changes++}@example.com" } });
        return DynamicsBench.Id(row);
    }
}

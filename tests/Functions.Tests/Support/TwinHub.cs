using System.Globalization;
using System.Net.Http.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;
using CxHub.Functions.Http;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce;
using CxHub.Storage;
using CxHub.Tests.Connectors.Support;
using CxHub.Tests.EndToEnd;
using CxHub.Tests.Functions.Loop;
using Xunit;

namespace CxHub.Tests.Functions.Support;

/// <summary>A small world and a hub on it, on a clock on which every delay passes at once. Customers are named by their number, fields by their name in each CRM.</summary>
internal sealed class TwinHub : IAsyncDisposable
{
    private readonly HttpClient _control;
    private Func<string, string?>? _variables;

    private TwinHub(TwinWorld world, SandboxHost sandbox)
    {
        (World, Sandbox) = (world, sandbox);
        _control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sandbox.ControlAddress };
    }

    public TwinWorld World { get; }

    public SandboxHost Sandbox { get; }

    public HubFolder Folder { get; } = ComposedHub.Folder();

    public ImpatientClock Clock { get; } = new(TwinWorld.Start.AddHours(1));

    public LogLines Log { get; } = new();

    public ComposedHub Hub { get; private set; } = null!;

    /// <summary>All customers in one of the CRMs.</summary>
    public static Task<TwinHub> StartAsync(string crm, int customers, Action<HubFolder>? prepare = null) =>
        StartAsync(crm is "salesforce" ? new TwinWorld(customers, 0) : new TwinWorld(0, customers), prepare);

    /// <summary>A hub that has read its CRMs.</summary>
    public static async Task<TwinHub> StartAsync(TwinWorld world, Action<HubFolder>? prepare = null, Func<string, string?>? variables = null)
    {
        var twin = new TwinHub(world, await world.StartAsync()) { _variables = variables };
        prepare?.Invoke(twin.Folder);
        await twin.BuildAsync();
        await twin.Hub.PullAsync();
        return twin;
    }

    public async Task RestartAsync()
    {
        await Hub.DisposeAsync();
        await BuildAsync();
    }

    /// <summary>A pass of the loop: pulls, and delivers until nothing waits.</summary>
    public async Task<IReadOnlyDictionary<string, int>> PassAsync()
    {
        var reports = await Hub.PullAsync();
        await Hub.SettleAsync(Clock.Advance);
        return reports.ToDictionary(report => $"{report.Source}/{report.Entity}", report => report.Changed);
    }

    public Task AnswerAsync(int customer, int nps, string? comment = null, string? id = null, DateTimeOffset? at = null) =>
        Hub.AnswerAsync(id ?? $"r-{customer}", World.ContactId(customer), nps, comment, at, World.Addressed(customer) ?? TwinWorld.Email(customer));

    public async Task AnswerAllAsync(int nps)
    {
        foreach (var customer in Enumerable.Range(1, World.Customers))
        {
            await AnswerAsync(customer, nps);
        }
    }

    /// <summary>The survey tool tells that answers were deleted there.</summary>
    public Task WithdrawAsync(params string[] ids) => Hub.Store.WriteAsync(async session =>
    {
        SourceKey[] keys = [.. ids.Select(id => new SourceKey("surveys", "responses", id))];
        var answers = await session.Records.GetAsync(keys);
        await FeedbackLanding.LandAsync(session, [.. answers.Select(answer => answer with { Deleted = true, ModifiedAt = answer.ModifiedAt.AddMinutes(1) })], TestContext.Current.CancellationToken);
    });

    public SourceKey KeyOf(int customer) => World.IsInSalesforce(customer) ? new SourceKey("salesforce", "Contact", World.ContactId(customer)) : new SourceKey("dynamics", "contact", World.ContactId(customer));

    public async Task<string> ProfileOfAsync(int customer) =>
        Assert.Single(await Hub.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [KeyOf(customer)]))).ProfileId;

    /// <summary>What stands on the customer's contact in the CRM.</summary>
    public string Standing(int customer, string salesforceField, string dynamicsField)
    {
        var contact = World.IsInSalesforce(customer)
            ? Sandbox.Server<SalesforceServer>().Find(World.ContactId(customer))!
            : Sandbox.Server<DataverseServer>().Find("contact", Guid.Parse(World.ContactId(customer)))!;
        return Convert.ToString(contact[World.IsInSalesforce(customer) ? salesforceField : dynamicsField], CultureInfo.InvariantCulture) ?? string.Empty;
    }

    /// <summary>A date-only column of the contact in Dynamics.</summary>
    public string Date(int customer, string column) => Sandbox.Server<DataverseServer>().Find("contact", Guid.Parse(World.ContactId(customer)))![column] switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    public string Nps(int customer) => Standing(customer, "CxHub_Nps__c", "cxh_nps");

    /// <summary>A person changes one field of the contact in the CRM.</summary>
    public Task EditAsync(int customer, string salesforceField, string dynamicsField, object? value) => World.IsInSalesforce(customer)
        ? ControlAsync("salesforce/edit", new { Id = World.ContactId(customer), Fields = new Dictionary<string, object?> { [salesforceField] = value } })
        : ControlAsync("dataverse/edit", new { Table = "contact", Id = World.ContactId(customer), Fields = new Dictionary<string, object?> { [dynamicsField] = value } });

    public async Task ControlAsync(string lever, object body)
    {
        using var answer = await _control.PostAsJsonAsync($"/servers/{lever}", body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Calls of a kind that both connectors made since the process began.</summary>
    public long Calls(string kind) => Hub.Sink("salesforce").Calls.ByKind.GetValueOrDefault(kind) + Hub.Sink("dynamics").Calls.ByKind.GetValueOrDefault(kind);

    /// <summary>The runs of pushes that looked at something, oldest first.</summary>
    public async Task<IReadOnlyList<PushRun>> RunsAsync(string target) =>
        [.. (await Hub.ReadAsync(session => session.Pushes.RunsAsync(100))).Reverse().Where(run => run.Target == target && run.Planned > run.Unchanged)];

    public async Task<IReadOnlyList<PushLedgerRow>> RowsAsync(PushRun run, RowOutcome outcome) =>
        (await Hub.ReadAsync(session => session.Pushes.RowsAsync(run.Id, new PushRowQuery { Outcome = outcome, Max = 1000 }))).Rows;

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _control.Dispose();
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }

    private async Task BuildAsync() => Hub = await ComposedHub.StartAsync(Sandbox, Folder, Clock, log: Log, variables: _variables);
}

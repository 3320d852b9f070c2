using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce.Bulk;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce;

/// <summary>The whole state of the look-alike organisation. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class Org
{
    public const string ApiVersion = "62.0";

    private readonly SandboxClock _clock;

    public Org(SandboxParts parts)
    {
        _clock = parts.Clock;
        Faults = parts.Faults;
        Store = new(Schema);
        Access = new(Store, Faults, () => UserId);
        Sessions = new(_clock, OrganizationId);
        Calls = new(parts.Options.SalesforceDailyCalls, _clock);
        BulkBatches = new(15_000, _clock);
        BulkQueries = new(10_000, _clock);
        Cursors = new(_clock);
        SchemaChangedAt = Now;
        OrgSeed.AddSetup(this);
    }

    public Lock Gate { get; } = new();

    public OrgSchema Schema { get; } = new();

    public RecordStore Store { get; }

    public FieldAccess Access { get; }

    public Sessions Sessions { get; }

    public QueryCursors Cursors { get; }

    public BulkJobs Jobs { get; } = new();

    public DailyCalls Calls { get; }

    public DailyCalls BulkBatches { get; }

    public DailyCalls BulkQueries { get; }

    public FaultBook Faults { get; }

    public List<DuplicateRule> DuplicateRules { get; } = [];

    /// <summary>When a field or object was last defined; describe answers 304 before that.</summary>
    public DateTimeOffset SchemaChangedAt { get; set; }

    /// <summary>Polls for which a bulk job stays InProgress before it is done.</summary>
    public int BulkPolls { get; set; }

    public string OrganizationId { get; } = SalesforceId.Make("00D", 1);

    /// <summary>The Run-As user of the integration; all writes over the API are its.</summary>
    public string UserId { get; } = SalesforceId.Make("005", 1);

    /// <summary>The Sandbox clock in whole seconds, which is how fine the platform's stamps are in practice.</summary>
    public DateTimeOffset Now => Truncate(_clock.GetUtcNow());

    public static DateTimeOffset Truncate(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}

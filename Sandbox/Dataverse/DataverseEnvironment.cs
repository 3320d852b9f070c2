using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse;

/// <summary>The whole state of the look-alike environment. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class DataverseEnvironment
{
    private readonly SandboxClock _clock;

    public DataverseEnvironment(SandboxParts parts)
    {
        _clock = parts.Clock;
        Faults = parts.Faults;
        Store = new(Schema);
        Tokens = new(_clock);
        Throttle = new(_clock) { Enabled = parts.Options.DataverseServiceProtection };
        EnvironmentSeed.AddSetup(this);
    }

    public Lock Gate { get; } = new();

    public EnvironmentSchema Schema { get; } = new();

    public DataStore Store { get; }

    public AccessTokens Tokens { get; }

    public ServiceProtection Throttle { get; }

    public Snapshots Snapshots { get; } = new();

    public RoleBook Roles { get; } = new();

    public FaultBook Faults { get; }

    public List<DuplicateRule> DuplicateRules { get; } = [];

    /// <summary>Delta tokens issued before this moment are expired, whatever their age.</summary>
    public DateTimeOffset DeltaTokensValidFrom { get; set; } = DateTimeOffset.MinValue;

    public TimeSpan DeltaTokenLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the index of a new alternate key stays Pending.</summary>
    public TimeSpan KeyIndexing { get; set; } = TimeSpan.FromSeconds(2);

    public Guid UserId { get; } = new("aa11bb22-0000-4000-8000-000000000002");

    public Guid BusinessUnitId { get; } = new("b1a5e1d2-0000-4000-8000-000000000001");

    public Guid OrganizationId { get; } = new("0f0f0f0f-0000-4000-8000-000000000003");

    /// <summary>The Sandbox clock in whole seconds, which is how the service stores date-times.</summary>
    public DateTimeOffset Now => Truncate(_clock.GetUtcNow());

    /// <summary>A column by the name it is read under; null also when a fault rule took it away.</summary>
    public Column? FindWire(Table table, string name) => table.FindWire(name) is { } column && Has(table, column) ? column : null;

    public IEnumerable<Column> ColumnsOf(Table table) => table.Columns.Where(column => Has(table, column));

    /// <summary>False for a column that a <see cref="FaultEffect.HideField"/> rule took away, as if an admin had deleted it.</summary>
    public bool Has(Table table, Column column) => !Faults.Hides(SandboxSystem.Dataverse, table.Name, column.Name);

    public static DateTimeOffset Truncate(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}

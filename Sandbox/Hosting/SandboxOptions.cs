namespace CxHub.Sandbox.Hosting;

/// <summary>How a Sandbox is started: where it listens, and how large a population it invents from which seed.</summary>
public sealed record SandboxOptions
{
    /// <summary>First of seven ports: control, then Salesforce, Dataverse, Business Central, Matomo, BambooHR, surveys. 0 takes free ports.</summary>
    public int PortBase { get; init; } = 7100;

    /// <summary>Seed of the population and of every random decision of the fault rules.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many true customers the population has.</summary>
    public int Customers { get; init; } = 2000;

    /// <summary>Moment at which the Sandbox clock starts; null starts it at the machine's time.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Daily API calls of the Salesforce look-alike before it answers REQUEST_LIMIT_EXCEEDED.</summary>
    public int SalesforceDailyCalls { get; init; } = 100_000;

    /// <summary>Whether the Dataverse look-alike enforces its three sliding service-protection windows.</summary>
    public bool DataverseServiceProtection { get; init; } = true;

    /// <summary>What the systems hold at start and after a reset.</summary>
    public Func<SandboxOptions, DateTimeOffset, SandboxWorld> World { get; init; } = SandboxCatalog.World;
}

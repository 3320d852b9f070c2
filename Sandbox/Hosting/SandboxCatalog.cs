using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Salesforce;

namespace CxHub.Sandbox.Hosting;

/// <summary>The one list of what a Sandbox consists of: add a look-alike server or the population here.</summary>
public static class SandboxCatalog
{
    public static IReadOnlyList<LookAlikeServer> Servers(SandboxParts parts) =>
    [
        new SalesforceServer(parts),
        new DataverseServer(parts),
    ];

    public static SandboxWorld World(SandboxOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        var world = Population.World.Generate(new() { Seed = options.Seed, Customers = options.Customers, AsOf = now });
        return new(world.Rows, world.Truth);
    }
}

using CxHub.Sandbox.BambooHr;
using CxHub.Sandbox.BusinessCentral;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Matomo;
using CxHub.Sandbox.Salesforce;
using CxHub.Sandbox.Surveys;

namespace CxHub.Sandbox.Hosting;

/// <summary>The one list of what a Sandbox consists of: add a look-alike server or the population here.</summary>
public static class SandboxCatalog
{
    public static IReadOnlyList<LookAlikeServer> Servers(SandboxParts parts) =>
    [
        new SalesforceServer(parts),
        new DataverseServer(parts),
        new BusinessCentralServer(parts),
        new MatomoServer(parts),
        new BambooHrServer(parts),
        new SurveyServer(parts),
    ];

    public static SandboxWorld World(SandboxOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        var world = Population.World.Generate(new() { Seed = options.Seed, Customers = options.Customers, AsOf = now });
        return new(world.Rows, world.Truth);
    }
}

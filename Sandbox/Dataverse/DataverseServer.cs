using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Look-alike of a Dataverse environment.</summary>
public sealed class DataverseServer(SandboxParts parts) : LookAlikeServer(SandboxSystem.Dataverse, 2, parts)
{
    public override void Map(WebApplication app)
    {
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
    }

    public override void Reset()
    {
    }
}

using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Look-alike of a Salesforce organisation.</summary>
public sealed class SalesforceServer(SandboxParts parts) : LookAlikeServer(SandboxSystem.Salesforce, 1, parts)
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

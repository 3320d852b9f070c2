using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Hosting;

/// <summary>
/// What a Sandbox starts with: the rows of all six systems, and the truth about them (who is who, which effect was planted),
/// which the control port serves as JSON at <c>/truth</c>.
/// </summary>
public sealed record SandboxWorld(IEnumerable<SeedRow> Rows, object? Truth)
{
    public static SandboxWorld Empty { get; } = new([], null);
}

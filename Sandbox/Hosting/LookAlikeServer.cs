using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Hosting;

/// <summary>
/// One look-alike of a real system: it listens on its own port, keeps state in memory and answers in that system's wire
/// format. The host puts request logging, the Sandbox clock (Date header) and the fault rules in front of it.
/// </summary>
public abstract class LookAlikeServer(string name, int portOffset, SandboxParts parts)
{
    /// <summary>Name as in <see cref="SandboxSystem"/>; fault rules and the control port use it.</summary>
    public string Name { get; } = name;

    /// <summary>Distance of this server's port from the port base.</summary>
    public int PortOffset { get; } = portOffset;

    public RequestLog Requests { get; } = new();

    protected SandboxClock Clock { get; } = parts.Clock;

    protected FaultBook Faults { get; } = parts.Faults;

    protected SandboxOptions Options { get; } = parts.Options;

    /// <summary>Registers the server's routes; called once, before the port opens.</summary>
    public abstract void Map(WebApplication app);

    /// <summary>Adds rows (all of this system). Called at start and after every <see cref="Reset"/>.</summary>
    public abstract void Seed(IEnumerable<SeedRow> rows);

    /// <summary>Forgets every row, session and setting, as if the server had just been built.</summary>
    public abstract void Reset();

    /// <summary>Ends all sessions, so that every token handed out so far is refused.</summary>
    public virtual void ExpireTokens()
    {
    }

    /// <summary>Sets what is left of the server's call allowance, where it has one.</summary>
    public virtual void SetQuotaLeft(int calls)
    {
    }

    /// <summary>Adds this server's own levers to the control port, under <c>/servers/{name}</c>.</summary>
    public virtual void MapControl(IEndpointRouteBuilder control)
    {
    }

    /// <summary>Writes the answer of a <see cref="FaultEffect.Status"/> rule in the system's own error format.</summary>
    public virtual Task WriteFaultAsync(HttpContext context, FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rule);
        return context.Response.WriteAsJsonAsync(
            new { error = new { code = rule.ErrorCode ?? "fault", message = rule.Message ?? "This answer was ordered by a fault rule." } },
            context.RequestAborted);
    }
}

namespace CxHub.Functions.Hosting;

/// <summary>The code behind one folder with a <c>function.json</c>, registered under the folder's name. It may be started twice, late, or beside another copy of itself.</summary>
public interface ITriggeredFunction
{
    /// <summary>Does what is pending; returns lines for the invocation's log (keys and counts, no personal data).</summary>
    /// <exception cref="CxHub.Domain.ConnectorException">A system refused; the dispatcher schedules a copy or records a failure by its kind.</exception>
    /// <exception cref="StepBusyException">Another worker is at it.</exception>
    Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken);
}

namespace CxHub.Functions.Hosting;

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    Timer,
    Queue,
    Http,
}

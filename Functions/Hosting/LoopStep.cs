namespace CxHub.Functions.Hosting;

/// <summary>The six steps of the loop, in order.</summary>
public enum LoopStep
{
    Pull,
    Map,
    Resolve,
    Score,
    Push,
    CloseLoop,
}

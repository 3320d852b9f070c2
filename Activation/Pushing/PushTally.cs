namespace CxHub.Activation.Pushing;

/// <summary>The counts of a push run. They add up (<see cref="Planned"/> is the sum of the other four), or the run has failed.</summary>
public sealed record PushTally(int Planned, int Written, int Unchanged, int Filtered, int Rejected, PushVerdict Verdict, string? Detail)
{
    public int Accounted => Written + Unchanged + Filtered + Rejected;
}

namespace CxHub.Activation.Pushing;

/// <summary>The counts of a push run. They add up (<see cref="Planned"/> is the sum of the other five), or the run has failed.</summary>
public sealed record PushTally(int Planned, int Written, int Unchanged, int Filtered, int Rejected, int Parked, PushVerdict Verdict, string? Detail)
{
    public int Accounted => Written + Unchanged + Filtered + Rejected + Parked;
}

namespace CxHub.IdentityResolution;

/// <summary>Seconds spent in each stage of a run.</summary>
public sealed record StageTimes(double Block, double Train, double Score, double Cluster);

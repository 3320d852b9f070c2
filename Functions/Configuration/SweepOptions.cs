namespace CxHub.Functions.Configuration;

/// <summary>How records are found that a source erased without a trace.</summary>
/// <param name="Every">How often all ids of an entity are listed.</param>
/// <param name="LargestShare">Largest share (0 to 1) of an entity's records that one sweep may find gone; more is not believed.</param>
public sealed record SweepOptions(TimeSpan Every, double LargestShare)
{
    public const double UsualShare = 0.2;
}

namespace CxHub.IdentityResolution.Incremental;

/// <summary>
/// What a change did to the clusters: those that were there before and are not any more, and those that took their place. Empty when nothing moved. Both sides name
/// the same records, but for those added or removed.
/// </summary>
public sealed record IdentityChange(IReadOnlyList<IReadOnlyList<RecordKey>> Before, IReadOnlyList<IReadOnlyList<RecordKey>> After)
{
    public bool IsEmpty => Before.Count == 0 && After.Count == 0;
}

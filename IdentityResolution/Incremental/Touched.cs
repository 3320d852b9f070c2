namespace CxHub.IdentityResolution.Incremental;

/// <summary>What a change has touched so far: rows whose clusters must be made again, rows whose edges must be scored again, and clusters as they were.</summary>
internal sealed class Touched
{
    public HashSet<int> Rows { get; } = [];

    public HashSet<int> Dirty { get; } = [];

    /// <summary>Blocks that crossed their cap.</summary>
    public List<BlockTurn> Turns { get; } = [];

    /// <summary>Former members by former cluster, in so far as they have left the data set.</summary>
    public Dictionary<int, List<RecordKey>> Before { get; } = [];
}

namespace CxHub.IdentityResolution.Clustering;

/// <summary>The stewards' decisions by row; decisions about records that are not present wait until they are.</summary>
internal sealed class PairDecisions
{
    private readonly Dictionary<(int, int), bool> _same = [];

    public IEnumerable<(int A, int B)> Same => _same.Where(entry => entry.Value).Select(entry => entry.Key);

    public IEnumerable<(int A, int B)> Distinct => _same.Where(entry => !entry.Value).Select(entry => entry.Key);

    public static PairDecisions Of(IReadOnlyList<IdentityDecision> decisions, Func<RecordKey, int?> rowOf)
    {
        var found = new PairDecisions();

        foreach (var decision in decisions)
        {
            if (rowOf(decision.Left) is { } left && rowOf(decision.Right) is { } right && left != right) { found.Set(left, right, decision.Same); }
        }

        return found;
    }

    public void Set(int a, int b, bool same) => _same[Pair(a, b)] = same;

    public void Clear(int a, int b) => _same.Remove(Pair(a, b));

    public bool AreDistinct(int a, int b) => _same.Count > 0 && _same.TryGetValue(Pair(a, b), out var same) && !same;

    public bool? Find(int a, int b) => _same.TryGetValue(Pair(a, b), out var same) ? same : null;

    private static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);
}

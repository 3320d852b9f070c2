using System.Runtime.InteropServices;

namespace CxHub.IdentityResolution.Clustering;

/// <summary>
/// Joins records along their strongest edges first, each join under the guard. Joins that stewards ordered come last and are not questioned: they unite what the
/// evidence made of each side, and taking one back leaves both sides as they were.
/// The result depends on the set of edges alone.
/// </summary>
internal sealed class GuardedClustering(int[] order, MergeGuard guard)
{
    private readonly Forest _forest = new(order.Length);
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];

    public Forest Forest => _forest;

    public List<(Edge Edge, RefusalReason Reason)> Refused { get; } = [];

    public List<Join> Joined { get; } = [];

    /// <summary>Runs over edges sorted from strong to weak, down to the threshold.</summary>
    public void Run(Edge[] edges, double threshold)
    {
        foreach (var edge in edges)
        {
            if (edge.Weight < threshold) { break; }

            Consider(edge, threshold);
        }
    }

    public void JoinDecided(IEnumerable<(int A, int B)> pairs)
    {
        foreach (var (a, b) in pairs.Order())
        {
            var (left, right) = (_forest.Find(a), _forest.Find(b));
            if (left != right) { _forest.Join(left, right); }
        }
    }

    private void Consider(Edge edge, double threshold)
    {
        var (left, right) = (_forest.Find(edge.A), _forest.Find(edge.B));

        if (left == right) { return; }

        var (reason, weight) = Check(left, right, edge, threshold);

        if (reason == RefusalReason.None)
        {
            Joined.Add(new Join(edge, weight, (long)_forest.Size(left) * _forest.Size(right)));
            _forest.Join(left, right);
        }
        else
        {
            Refused.Add((edge, reason));
        }
    }

    private (RefusalReason Reason, double Weight) Check(int left, int right, Edge edge, double threshold)
    {
        Rows(left, _left);
        Rows(right, _right);
        return guard.Check(CollectionsMarshal.AsSpan(_left), CollectionsMarshal.AsSpan(_right), order[edge.A], order[edge.B], threshold);
    }

    private void Rows(int root, List<int> rows)
    {
        _forest.Members(root, rows);
        for (var i = 0; i < rows.Count; i++) { rows[i] = order[rows[i]]; }
    }
}

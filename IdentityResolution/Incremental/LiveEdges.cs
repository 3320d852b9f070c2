namespace CxHub.IdentityResolution.Incremental;

/// <summary>Scored pairs of a range of weights, from both ends.</summary>
internal sealed class LiveEdges
{
    private readonly Dictionary<int, List<(int Other, float Weight)>> _edges = [];

    public IReadOnlyList<(int Other, float Weight)> Of(int row) => _edges.TryGetValue(row, out var edges) ? edges : [];

    public void Add(int a, int b, float weight)
    {
        List(a).Add((b, weight));
        List(b).Add((a, weight));
    }

    /// <summary>Takes away all edges of a row; its former neighbours are added to <paramref name="touched"/>.</summary>
    public void Clear(int row, HashSet<int>? touched)
    {
        if (!_edges.Remove(row, out var edges)) { return; }

        foreach (var (other, _) in edges)
        {
            touched?.Add(other);
            _edges[other].RemoveAll(edge => edge.Other == row);
        }
    }

    public bool Has(int a, int b) => _edges.TryGetValue(a, out var edges) && edges.Exists(edge => edge.Other == b);

    public void Remove(int a, int b)
    {
        _edges[a].RemoveAll(edge => edge.Other == b);
        _edges[b].RemoveAll(edge => edge.Other == a);
    }

    private List<(int Other, float Weight)> List(int row)
    {
        if (!_edges.TryGetValue(row, out var edges)) { _edges[row] = edges = new List<(int, float)>(2); }

        return edges;
    }
}

using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>Cluster labels by row. Clusters never cross the components of the strong edges, so a change re-clusters the components it touches and no others.</summary>
internal sealed class LiveClusters(IdentityDataset data, LiveEdges edges, LiveDecisions decisions, Func<MergeGuard> guard, double threshold)
{
    private readonly MergeGuard _guard = guard();
    private readonly Column<int> _labels = new();
    private int _nextLabel;

    public void Label(int row, int label)
    {
        while (_labels.Count <= row) { _labels.Add(-1); }

        _labels[row] = label;
        _nextLabel = Math.Max(_nextLabel, label + 1);
    }

    /// <summary>A new row is in no cluster yet.</summary>
    public void LabelNew(int row) => Label(row, -1);

    public void Forget(int row) => _labels[row] = -1;

    /// <summary>Notes that a row was in its cluster before it leaves.</summary>
    public void Remember(int row, Dictionary<int, List<RecordKey>> before) => Add(before, _labels[row], data.KeyOf(row));

    public int LabelOf(int row) => _labels[row];

    /// <summary>The rows of a row's cluster in key order.</summary>
    public int[] MembersOf(int row) => [.. Component(row).Where(other => _labels[other] == _labels[row])];

    /// <summary>The clustering of a row's component made again, and the component's rows: positions in the one are indexes of the other.</summary>
    public (int[] Rows, GuardedClustering Clustering) Explain(int row)
    {
        var rows = Component(row);
        var positions = Positions(rows);
        return (rows, Cluster(rows, positions, guard()));
    }

    public IReadOnlyList<IReadOnlyList<RecordKey>> All(int[] order)
    {
        var clusters = new Dictionary<int, List<RecordKey>>();

        foreach (var row in order) { Add(clusters, _labels[row], data.KeyOf(row)); }

        return [.. clusters.Values];
    }

    public IdentityChange Recluster(Touched touched)
    {
        var seen = new HashSet<int>();
        var after = new List<List<RecordKey>>();

        foreach (var row in touched.Rows.OrderBy(data.Key).Where(data.IsPresent))
        {
            if (seen.Contains(row)) { continue; }

            var component = Component(row);
            seen.UnionWith(component);
            Recluster(component, touched.Before, after);
        }

        return Difference(touched.Before, after);
    }

    // All rows that strong pairs and decisions connect with a row, in key order.
    private int[] Component(int start)
    {
        var component = new HashSet<int> { start };
        var open = new Stack<int>(component);

        while (open.TryPop(out var row))
        {
            foreach (var (other, _) in edges.Of(row))
            {
                if (component.Add(other)) { open.Push(other); }
            }

            foreach (var other in decisions.PartnersOf(row))
            {
                if (component.Add(other)) { open.Push(other); }
            }
        }

        return [.. component.OrderBy(data.Key)];
    }

    private GuardedClustering Cluster(int[] rows, Dictionary<int, int> positions, MergeGuard guard)
    {
        var clustering = new GuardedClustering(rows, guard);
        clustering.Run(EdgeList.Sorted(EdgesOf(rows, positions)), threshold);
        clustering.JoinDecided(Same(rows, positions));
        return clustering;
    }

    private static Dictionary<int, int> Positions(int[] rows) => rows.Index().ToDictionary(row => row.Item, row => row.Index);

    private void Recluster(int[] rows, Dictionary<int, List<RecordKey>> before, List<List<RecordKey>> after)
    {
        var clustering = Cluster(rows, Positions(rows), _guard);
        var clusters = new Dictionary<int, List<RecordKey>>();

        foreach (var row in rows.Where(row => _labels[row] >= 0)) { Add(before, _labels[row], data.KeyOf(row)); }

        for (var position = 0; position < rows.Length; position++) { Add(clusters, clustering.Forest.Find(position), data.KeyOf(rows[position])); }

        Relabel(rows, clustering.Forest);
        after.AddRange(clusters.Values);
    }

    private void Relabel(int[] rows, Forest forest)
    {
        var labels = new Dictionary<int, int>();

        for (var position = 0; position < rows.Length; position++)
        {
            var root = forest.Find(position);
            if (!labels.TryGetValue(root, out var label)) { labels[root] = label = _nextLabel++; }

            _labels[rows[position]] = label;
        }
    }

    private IEnumerable<(int A, int B)> Same(int[] rows, Dictionary<int, int> positions) => rows
        .SelectMany(row => decisions.PartnersOf(row).Select(other => (A: positions[row], B: positions[other])))
        .Where(pair => pair.A < pair.B);

    private Edge[] EdgesOf(int[] rows, Dictionary<int, int> positions)
    {
        var found = new List<Edge>();

        for (var position = 0; position < rows.Length; position++)
        {
            foreach (var (other, weight) in edges.Of(rows[position]).OrderBy(edge => positions[edge.Other]))
            {
                if (positions[other] > position) { found.Add(new Edge(position, positions[other], weight)); }
            }
        }

        return [.. found];
    }

    // Clusters that were and are the same set are no change.
    private static IdentityChange Difference(Dictionary<int, List<RecordKey>> before, List<List<RecordKey>> after)
    {
        var old = before.Values.ToDictionary(Name, members => members, StringComparer.Ordinal);
        var now = after.ToDictionary(Name, members => members, StringComparer.Ordinal);
        return new IdentityChange(
            [.. old.Where(cluster => !now.ContainsKey(cluster.Key)).Select(cluster => cluster.Value)],
            [.. now.Where(cluster => !old.ContainsKey(cluster.Key)).Select(cluster => cluster.Value)]);
    }

    private static string Name(List<RecordKey> members) => string.Join('\n', members.Select(member => member.ToString()).Order(StringComparer.Ordinal));

    private static void Add(Dictionary<int, List<RecordKey>> clusters, int label, RecordKey record)
    {
        if (!clusters.TryGetValue(label, out var members)) { clusters[label] = members = []; }

        members.Add(record);
    }
}

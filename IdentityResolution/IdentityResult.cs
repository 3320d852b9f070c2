using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution;

/// <summary>The answer of a run: clusters, the pairs behind them, the pairs that a steward should look at, and what the run cost.</summary>
public sealed class IdentityResult : IResolution
{
    private readonly Edge[] _edges;
    private readonly GuardedClustering _clustering;
    private readonly int[] _clusterOfRow;
    private readonly Lazy<Dictionary<RecordKey, int>> _rows;
    private readonly Lazy<ILookup<int, int>> _members;
    private readonly Lazy<ILookup<int, Edge>> _joins;

    internal IdentityResult(
        IdentityDataset data, Prepared prepared, PairScorer scorer, Edge[] edges, GuardedClustering clustering, double threshold, IdentitySettings settings, long pairs, StageTimes stages)
    {
        (Data, Prepared, Scorer, _edges, _clustering) = (data, prepared, scorer, edges, clustering);
        (Threshold, Settings, PairsCompared, Stages) = (threshold, settings, pairs, stages);
        _clusterOfRow = Number();
        _rows = new(() => prepared.Order.ToDictionary(data.KeyOf));
        _members = new(() => prepared.Order.ToLookup(ClusterOf));
        _joins = new(() => clustering.Joined.Select(join => join.Edge).ToLookup(edge => ClusterOf(prepared.Order[edge.A])));
    }

    public IdentityDataset Data { get; }

    public IdentityModel Model => Prepared.Model;

    /// <summary>Weight in bits from which pairs are merged.</summary>
    public double Threshold { get; }

    public IdentitySettings Settings { get; }

    public long PairsCompared { get; }

    public StageTimes Stages { get; }

    public IReadOnlyList<RuleReport> Blocking => Prepared.Rules;

    public int Clusters { get; private set; }

    internal Prepared Prepared { get; }

    PairScorer IResolution.Scorer => Scorer;

    internal PairScorer Scorer { get; }

    internal GuardedClustering Clustering => _clustering;

    /// <summary>The number of a row's cluster, 0-based in key order of the clusters' first records; −1 for a row that is not present.</summary>
    public int ClusterOf(int row) => _clusterOfRow[row];

    /// <summary>The records of every cluster, in key order.</summary>
    public IReadOnlyList<IReadOnlyList<RecordKey>> Members()
    {
        var members = new List<RecordKey>[Clusters];

        foreach (var row in Prepared.Order) { (members[_clusterOfRow[row]] ??= []).Add(Data.KeyOf(row)); }

        return members;
    }

    /// <summary>Pairs at or above a weight, strongest first.</summary>
    public IEnumerable<ScoredPair> Pairs(double least)
    {
        foreach (var edge in _edges)
        {
            if (edge.Weight < least) { yield break; }

            yield return PairOf(edge);
        }
    }

    /// <summary>Merges that the guard refused, strongest pair first.</summary>
    public IEnumerable<RefusedMerge> Refused() => _clustering.Refused.Select(entry => new RefusedMerge(PairOf(entry.Edge), entry.Reason));

    /// <summary>Pairs for a steward, most valuable first; pairs decided already are left out.</summary>
    public IReadOnlyList<ReviewPair> Review(IReadOnlyList<IdentityDecision>? decisions = null) =>
        ReviewQueue.Build(EdgesFrom(Threshold - Settings.ReviewBits), edge => (_clustering.Forest.Find(edge.A), _clustering.Forest.Find(edge.B)), _clustering.Forest.Size, _clustering.Refused, PairOf, decisions ?? []);

    /// <summary>A record's canonical values, for people who may see them.</summary>
    public string Describe(int row) => string.Join(" · ", Data.Tables.Select((table, field) => Data.Value(field, row) is var value and not 0 ? table.Display(value) : "∅"));

    int? IResolution.RowOf(RecordKey record) => _rows.Value.TryGetValue(record, out var row) ? row : null;

    bool IResolution.AreTogether(int left, int right) => ClusterOf(left) == ClusterOf(right);

    IReadOnlyList<int> IResolution.MembersOf(int row) => [.. _members.Value[ClusterOf(row)]];

    IReadOnlyList<(int A, int B, float Weight)> IResolution.JoinsOf(int row) =>
        [.. _joins.Value[ClusterOf(row)].Select(edge => (Prepared.Order[edge.A], Prepared.Order[edge.B], edge.Weight))];

    internal IEnumerable<Edge> EdgesFrom(double least) => _edges.TakeWhile(edge => edge.Weight >= least);

    internal ScoredPair PairOf(Edge edge)
    {
        var (a, b) = (Prepared.Order[edge.A], Prepared.Order[edge.B]);
        return new ScoredPair(Data.KeyOf(a), Data.KeyOf(b), edge.Weight);
    }

    private int[] Number()
    {
        var numbers = new int[Data.Rows];
        Array.Fill(numbers, -1);
        var ofRoot = new int[Prepared.Order.Length];

        for (var position = 0; position < Prepared.Order.Length; position++)
        {
            var root = _clustering.Forest.Find(position);
            if (ofRoot[root] == 0) { ofRoot[root] = ++Clusters; }

            numbers[Prepared.Order[position]] = ofRoot[root] - 1;
        }

        return numbers;
    }
}

using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>
/// A resolved data set that follows changes: adding, changing or removing a record, and deciding a pair, touch only the neighbourhood and end in exactly the clusters
/// that a full run over the records present would give (with the same <see cref="Snapshot"/>). Not for use from two threads at once.
/// </summary>
public sealed class IdentityState : IResolution
{
    private readonly IdentitySettings _settings;
    private readonly Dictionary<RecordKey, int> _rows = [];
    private readonly LiveDecisions _decisions = new();
    private readonly LiveBlocks _blocks;
    private readonly LiveShares _shares;
    private readonly LiveEdges _edges = new();
    private readonly LiveEdges _near = new();
    private readonly double _nearFrom;
    private readonly LiveClusters _clusters;
    private readonly PairScorer _scorer;
    private readonly FieldScore[] _fields;

    private IdentityState(IdentityResult full, IdentitySnapshot snapshot, IReadOnlyList<IdentityDecision> decisions)
    {
        (Data, _settings, Snapshot) = (full.Data, full.Settings, snapshot);
        _nearFrom = Math.Max(IdentityEngine.EdgeFloor, snapshot.Threshold - _settings.ReviewBits);
        _scorer = full.Scorer;
        _fields = new FieldScore[_scorer.Fields];
        _blocks = new LiveBlocks(Data, BlockRules.For(Data.Tables), [.. Snapshot.Caps]);
        _shares = new LiveShares(Data, full.Prepared.Shared);
        _clusters = new LiveClusters(Data, _edges, _decisions, () => new MergeGuard(Data, _settings, _scorer, _decisions.Pairs), Snapshot.Threshold);
        Fill(full, decisions);
    }

    public IdentityDataset Data { get; }

    public IdentitySnapshot Snapshot { get; }

    public int Records => Data.Records;

    /// <summary>The decisions in force.</summary>
    public IReadOnlyList<IdentityDecision> Decisions => _decisions.All;

    double IResolution.Threshold => Snapshot.Threshold;

    PairScorer IResolution.Scorer => _scorer;

    /// <summary>Resolves the data set in full and keeps what is needed to follow changes. The data set belongs to the state from here on.</summary>
    public static IdentityState Start(IdentityDataset data, IdentitySettings settings, IdentityModel? model = null, IReadOnlyList<IdentityDecision>? decisions = null)
    {
        var full = IdentityEngine.Resolve(data, settings, model, decisions);
        var snapshot = new IdentitySnapshot(full.Model, full.Prepared.Order.Length, full.Threshold, [.. full.Blocking.Select(rule => rule.Cap)], data.Frequencies());
        return new IdentityState(full, snapshot, decisions ?? []);
    }

    /// <summary>
    /// The state that follows from a snapshot and the records present, without training: the same clusters as those of the state that the snapshot was taken of, once it
    /// has followed to these records. The data set was made with the snapshot's frequencies and belongs to the state from here on.
    /// </summary>
    public static IdentityState Resume(IdentityDataset data, IdentitySettings settings, IdentitySnapshot snapshot, IReadOnlyList<IdentityDecision>? decisions = null)
    {
        data.Prime();
        return new IdentityState(IdentityEngine.ResolveFrozen(data, settings, snapshot, decisions ?? []), snapshot, decisions ?? []);
    }

    public IdentityChange Upsert(IdentityRecord record) => Upsert([record]);

    /// <summary>Adds records or replaces those with the same source and id.</summary>
    public IdentityChange Upsert(IReadOnlyList<IdentityRecord> records)
    {
        var touched = new Touched();
        var last = records.GroupBy(record => new RecordKey(record.Source, record.RecordId)).Select(group => group.Last()).ToList();

        foreach (var record in last) { TakeOut(new RecordKey(record.Source, record.RecordId), touched); }

        var first = Data.Rows;
        Data.Add(last);

        for (var row = first; row < Data.Rows; row++) { PutIn(row, touched); }

        return Settle(touched);
    }

    public IdentityChange Remove(RecordKey record) => Remove([record]);

    /// <summary>Removes records; unknown ones are passed over.</summary>
    public IdentityChange Remove(IReadOnlyList<RecordKey> records)
    {
        var touched = new Touched();

        foreach (var record in records) { TakeOut(record, touched); }

        return Settle(touched);
    }

    /// <summary>Records a steward's decision on a pair; a later one on the same pair replaces it.</summary>
    public IdentityChange Decide(IdentityDecision decision)
    {
        _decisions.Set(decision, _rows);
        return Settle(Touch(decision.Left, decision.Right));
    }

    /// <summary>Takes a decision back: the pair is judged by its evidence again.</summary>
    public IdentityChange Withdraw(RecordKey left, RecordKey right)
    {
        _decisions.Remove(left, right, _rows);
        return Settle(Touch(left, right));
    }

    /// <summary>The records of a record's cluster, itself included; empty for an unknown record.</summary>
    public IReadOnlyList<RecordKey> ClusterOf(RecordKey record) => _rows.TryGetValue(record, out var row) ? [.. _clusters.MembersOf(row).Select(Data.KeyOf)] : [];

    public IReadOnlyList<IReadOnlyList<RecordKey>> Members() => _clusters.All(Data.Order());

    /// <summary>A full run over the records present, under the same snapshot: for review, explanation and checking.</summary>
    public IdentityResult Resolve() => IdentityEngine.ResolveFrozen(Data, _settings, Snapshot, _decisions.All);

    /// <summary>Pairs for a steward, most valuable first; pairs decided already are left out.</summary>
    public IReadOnlyList<ReviewPair> Review()
    {
        var order = Data.Order();
        var sizes = order.GroupBy(_clusters.LabelOf).ToDictionary(cluster => cluster.Key, cluster => cluster.Count());
        Edge[] edges = [.. EdgeList.Sorted(EdgesOf(order, _edges)), .. EdgeList.Sorted(EdgesOf(order, _near))];
        return ReviewQueue.Build(edges, edge => (_clusters.LabelOf(edge.A), _clusters.LabelOf(edge.B)), label => sizes[label], Refused(order), PairOf, Decisions);
    }

    int? IResolution.RowOf(RecordKey record) => _rows.TryGetValue(record, out var row) ? row : null;

    bool IResolution.AreTogether(int left, int right) => _clusters.LabelOf(left) == _clusters.LabelOf(right);

    IReadOnlyList<int> IResolution.MembersOf(int row) => _clusters.MembersOf(row);

    IReadOnlyList<(int A, int B, float Weight)> IResolution.JoinsOf(int row)
    {
        var (rows, clustering) = _clusters.Explain(row);
        return [.. clustering.Joined.Select(join => (A: rows[join.Edge.A], B: rows[join.Edge.B], join.Edge.Weight)).Where(join => _clusters.LabelOf(join.A) == _clusters.LabelOf(row))];
    }

    // What the guard refused between clusters that a strong pair connects, strongest first.
    private List<(Edge Edge, RefusalReason Reason)> Refused(int[] order)
    {
        var refused = new List<(Edge Edge, RefusalReason Reason)>();
        var seen = new HashSet<int>();

        foreach (var row in order)
        {
            if (seen.Contains(row) || _edges.Of(row).All(edge => _clusters.LabelOf(edge.Other) == _clusters.LabelOf(row))) { continue; }

            var (rows, clustering) = _clusters.Explain(row);
            seen.UnionWith(rows);
            refused.AddRange(clustering.Refused.Select(entry => (new Edge(rows[entry.Edge.A], rows[entry.Edge.B], entry.Edge.Weight), entry.Reason)));
        }

        return [.. refused.OrderByDescending(entry => entry.Edge.Weight)];
    }

    private Edge[] EdgesOf(int[] order, LiveEdges edges) =>
        [.. order.SelectMany(row => edges.Of(row).Where(edge => Data.Key(edge.Other) > Data.Key(row)).OrderBy(edge => Data.Key(edge.Other)).Select(edge => new Edge(row, edge.Other, edge.Weight)))];

    private ScoredPair PairOf(Edge edge) => new(Data.KeyOf(edge.A), Data.KeyOf(edge.B), edge.Weight);

    private void Fill(IdentityResult full, IReadOnlyList<IdentityDecision> decisions)
    {
        var order = full.Prepared.Order;

        foreach (var row in order)
        {
            _rows[Data.KeyOf(row)] = row;
            _blocks.Add(row, null);
        }

        _shares.Fill(order);
        foreach (var decision in decisions) { _decisions.Set(decision, _rows); }

        foreach (var edge in full.EdgesFrom(_nearFrom)) { AddEdge(order[edge.A], order[edge.B], edge.Weight); }

        foreach (var row in order) { _clusters.Label(row, full.ClusterOf(row)); }
    }

    private Touched Touch(params RecordKey[] records)
    {
        var touched = new Touched();

        foreach (var record in records)
        {
            if (_rows.TryGetValue(record, out var row)) { touched.Rows.Add(row); }
        }

        return touched;
    }

    private void TakeOut(RecordKey record, Touched touched)
    {
        if (!_rows.Remove(record, out var row)) { return; }

        _clusters.Remember(row, touched.Before);
        touched.Rows.UnionWith(_decisions.PartnersOf(row));
        _edges.Clear(row, touched.Rows);
        _near.Clear(row, null);
        _blocks.Remove(row, touched.Turns);
        _shares.Change(row, add: false, touched.Dirty);
        _decisions.Forget(row);
        _clusters.Forget(row);
        Data.Remove(row);
        touched.Dirty.Remove(row);
        touched.Rows.Remove(row);
    }

    private void PutIn(int row, Touched touched)
    {
        _rows[Data.KeyOf(row)] = row;
        _blocks.Add(row, touched.Turns);
        _shares.Change(row, add: true, touched.Dirty);
        _decisions.Bind(Data.KeyOf(row), row, _rows);
        _clusters.LabelNew(row);
        touched.Dirty.Add(row);
    }

    private IdentityChange Settle(Touched touched)
    {
        foreach (var row in touched.Dirty)
        {
            _edges.Clear(row, touched.Rows);
            _near.Clear(row, null);
        }

        var candidates = new HashSet<int>();
        var done = new HashSet<int>();

        foreach (var row in touched.Dirty)
        {
            candidates.Clear();
            _blocks.Candidates(row, candidates);
            done.Add(row);

            foreach (var other in candidates)
            {
                if (!done.Contains(other)) { Score(row, other); }
            }
        }

        foreach (var turn in touched.Turns) { Turn(turn, touched); }

        touched.Rows.UnionWith(touched.Dirty);
        return _clusters.Recluster(touched);
    }

    // Only pairs inside the block can have changed; those of dirty rows are done.
    private void Turn(BlockTurn turn, Touched touched)
    {
        var members = turn.Members.Where(row => Data.IsPresent(row) && !touched.Dirty.Contains(row)).ToList();
        var inside = members.ToHashSet();

        foreach (var row in members)
        {
            foreach (var other in Apart(row, inside, _near)) { _near.Remove(row, other); }

            foreach (var other in Apart(row, inside, _edges))
            {
                _edges.Remove(row, other);
                touched.Rows.Add(row);
                touched.Rows.Add(other);
            }
        }

        if (turn.Gained) { Gain(members, touched); }
    }

    // Edges of a row within a block that no block brings together any more.
    private List<int> Apart(int row, HashSet<int> inside, LiveEdges edges) =>
        [.. edges.Of(row).Select(edge => edge.Other).Where(other => other > row && inside.Contains(other) && !_blocks.Share(row, other))];

    private void Gain(List<int> members, Touched touched)
    {
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                var weight = (float)_scorer.Score(members[i], members[j], _fields);
                if (weight < _nearFrom || Has(members[i], members[j]) || !_blocks.Share(members[i], members[j])) { continue; }

                AddEdge(members[i], members[j], weight);
                touched.Rows.Add(members[i]);
            }
        }
    }

    private bool Has(int a, int b) => _edges.Has(a, b) || _near.Has(a, b);

    private void Score(int row, int other) => AddEdge(row, other, (float)_scorer.Score(row, other, _fields));

    // Strong pairs decide clusters; those a little weaker are kept for review.
    private void AddEdge(int a, int b, float weight)
    {
        if (weight >= Snapshot.Threshold) { _edges.Add(a, b, weight); }
        else if (weight >= _nearFrom) { _near.Add(a, b, weight); }
    }
}

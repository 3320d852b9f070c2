using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>
/// A resolved data set that follows changes: adding, changing or removing a record, and deciding a pair, touch only the neighbourhood and end in exactly the clusters
/// that a full run over the records present would give (with the same <see cref="Snapshot"/>). Not for use from two threads at once.
/// </summary>
public sealed class IdentityState
{
    private readonly IdentitySettings _settings;
    private readonly Dictionary<RecordKey, int> _rows = [];
    private readonly LiveDecisions _decisions = new();
    private readonly LiveBlocks _blocks;
    private readonly LiveShares _shares;
    private readonly LiveEdges _edges = new();
    private readonly LiveClusters _clusters;
    private readonly PairScorer _scorer;
    private readonly FieldScore[] _fields;

    private IdentityState(IdentityResult full, IReadOnlyList<IdentityDecision> decisions)
    {
        (Data, _settings) = (full.Data, full.Settings);
        Snapshot = new IdentitySnapshot(full.Model, full.Prepared.Order.Length, full.Threshold, [.. full.Blocking.Select(rule => rule.Cap)]);
        _scorer = full.Scorer;
        _fields = new FieldScore[_scorer.Fields];
        _blocks = new LiveBlocks(Data, BlockRules.For(Data.Tables), [.. Snapshot.Caps]);
        _shares = new LiveShares(Data, full.Prepared.Shared);
        _clusters = new LiveClusters(Data, _edges, _decisions, new MergeGuard(Data, _settings, _scorer, _decisions.Pairs));
        Fill(full, decisions);
    }

    public IdentityDataset Data { get; }

    public IdentitySnapshot Snapshot { get; }

    public int Records => Data.Records;

    /// <summary>Resolves the data set in full and keeps what is needed to follow changes. The data set belongs to the state from here on.</summary>
    public static IdentityState Start(IdentityDataset data, IdentitySettings settings, IdentityModel? model = null, IReadOnlyList<IdentityDecision>? decisions = null) =>
        new(IdentityEngine.Resolve(data, settings, model, decisions), decisions ?? []);

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
    public IReadOnlyList<RecordKey> ClusterOf(RecordKey record) => _rows.TryGetValue(record, out var row) ? _clusters.MembersOf(row) : [];

    public IReadOnlyList<IReadOnlyList<RecordKey>> Members() => _clusters.All(Data.Order());

    /// <summary>A full run over the records present, under the same snapshot: for review, explanation and checking.</summary>
    public IdentityResult Resolve() => IdentityEngine.ResolveFrozen(Data, _settings, Snapshot, _decisions.All);

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

        foreach (var edge in full.EdgesFrom(full.Threshold)) { _edges.Add(order[edge.A], order[edge.B], edge.Weight); }

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
        foreach (var row in touched.Dirty) { _edges.Clear(row, touched.Rows); }

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
            foreach (var (other, _) in _edges.Of(row).Where(edge => edge.Other > row && inside.Contains(edge.Other)).ToList())
            {
                if (_blocks.Share(row, other)) { continue; }

                _edges.Remove(row, other);
                touched.Rows.Add(row);
                touched.Rows.Add(other);
            }
        }

        if (turn.Gained) { Gain(members, touched); }
    }

    private void Gain(List<int> members, Touched touched)
    {
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                var weight = (float)_scorer.Score(members[i], members[j], _fields);
                if (weight < Snapshot.Threshold || _edges.Has(members[i], members[j]) || !_blocks.Share(members[i], members[j])) { continue; }

                _edges.Add(members[i], members[j], weight);
                touched.Rows.Add(members[i]);
            }
        }
    }

    private void Score(int row, int other)
    {
        var weight = (float)_scorer.Score(row, other, _fields);
        if (weight >= Snapshot.Threshold) { _edges.Add(row, other, weight); }
    }
}

using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>
/// The blocks of a changing data set: the same blocks, caps and divisions that a full run makes of the records present, kept up to date record by record.
/// A block that grows over its cap or shrinks back to it takes candidates from its members or gives them some; it is reported as a <see cref="BlockTurn"/>.
/// </summary>
internal sealed class LiveBlocks(IdentityDataset data, IReadOnlyList<BlockRule> rules, int[] caps)
{
    private readonly BlockRefinement _refinement = new(data.Tables);
    private readonly HashIndex _index = new();
    private readonly Column<int> _heads = NewColumn(-1);
    private readonly Column<int> _counts = NewColumn(0);
    private readonly Column<int> _rows = new();
    private readonly Column<int> _next = new();
    private readonly KeyBuffers _buffers = new();
    private readonly KeyList _part = new();
    private readonly HashSet<int> _together = [];
    private int _free = -1;

    public void Add(int row, List<BlockTurn>? turns)
    {
        foreach (var rule in rules)
        {
            rule.Keys(data, row, _buffers);

            for (var i = 0; i < _buffers.Keys.Count; i++) { AddTo(rule, _buffers.Keys[i], row, turns); }
        }
    }

    public void Remove(int row, List<BlockTurn> turns)
    {
        foreach (var rule in rules)
        {
            rule.Keys(data, row, _buffers);

            for (var i = 0; i < _buffers.Keys.Count; i++) { RemoveFrom(rule, _buffers.Keys[i], row, turns); }
        }
    }

    /// <summary>All rows that share a block with the row.</summary>
    public void Candidates(int row, HashSet<int> candidates)
    {
        foreach (var rule in rules)
        {
            rule.Keys(data, row, _buffers);

            for (var i = 0; i < _buffers.Keys.Count; i++) { AddMembers(rule, _buffers.Keys[i], row, candidates); }
        }

        candidates.Remove(row);
    }

    /// <summary>Whether a block brings two rows together.</summary>
    public bool Share(int left, int right)
    {
        _together.Clear();
        Candidates(left, _together);
        return _together.Contains(right);
    }

    private static Column<int> NewColumn(int first)
    {
        var column = new Column<int>();
        column.Add(first);
        return column;
    }

    private void AddMembers(BlockRule rule, ulong key, int row, HashSet<int> candidates)
    {
        var block = _index.Find(key);

        if (_counts[block] > caps[rule.Number])
        {
            var part = _refinement.Key(data, row, rule, key, _part);
            block = part == 0 ? 0 : _index.Find(part);
            if (_counts[block] > caps[rule.Number]) { return; }
        }

        for (var entry = _heads[block]; entry >= 0; entry = _next[entry]) { candidates.Add(_rows[entry]); }
    }

    private void AddTo(BlockRule rule, ulong key, int row, List<BlockTurn>? turns)
    {
        var cap = caps[rule.Number];
        var block = Insert(key, row);

        if (_counts[block] == cap + 1)
        {
            for (var entry = _heads[block]; entry >= 0; entry = _next[entry])
            {
                AddPart(rule, key, _rows[entry], cap, null);
            }

            Turn(block, false, turns);
        }
        else if (_counts[block] > cap) { AddPart(rule, key, row, cap, turns); }
    }

    private void AddPart(BlockRule rule, ulong key, int row, int cap, List<BlockTurn>? turns)
    {
        var part = _refinement.Key(data, row, rule, key, _part);

        if (part == 0) { return; }

        var block = Insert(part, row);
        if (_counts[block] == cap + 1) { Turn(block, false, turns); }
    }

    private void RemoveFrom(BlockRule rule, ulong key, int row, List<BlockTurn> turns)
    {
        var cap = caps[rule.Number];
        var block = _index.Find(key);
        Delete(block, row);

        if (_counts[block] == cap)
        {
            RemovePart(rule, key, row, cap, turns);

            for (var entry = _heads[block]; entry >= 0; entry = _next[entry]) { RemovePart(rule, key, _rows[entry], cap, turns); }

            Turn(block, true, turns);
        }
        else if (_counts[block] > cap) { RemovePart(rule, key, row, cap, turns); }
    }

    private void RemovePart(BlockRule rule, ulong key, int row, int cap, List<BlockTurn> turns)
    {
        var part = _refinement.Key(data, row, rule, key, _part);

        if (part == 0) { return; }

        var block = _index.Find(part);
        Delete(block, row);
        if (_counts[block] == cap) { Turn(block, true, turns); }
    }

    private void Turn(int block, bool gained, List<BlockTurn>? turns)
    {
        if (turns is null) { return; }

        var members = new List<int>(_counts[block]);
        for (var entry = _heads[block]; entry >= 0; entry = _next[entry]) { members.Add(_rows[entry]); }

        turns.Add(new BlockTurn(members, gained));
    }

    private int Insert(ulong key, int row)
    {
        var block = _index.Find(key);

        if (block == 0)
        {
            block = _heads.Count;
            _heads.Add(-1);
            _counts.Add(0);
            _index.Add(key, block);
        }

        var entry = NewEntry();
        _rows[entry] = row;
        _next[entry] = _heads[block];
        _heads[block] = entry;
        _counts[block]++;
        return block;
    }

    private int NewEntry()
    {
        if (_free >= 0)
        {
            var entry = _free;
            _free = _next[entry];
            return entry;
        }

        _rows.Add(0);
        _next.Add(-1);
        return _rows.Count - 1;
    }

    private void Delete(int block, int row)
    {
        ref var link = ref _heads[block];

        while (_rows[link] != row) { link = ref _next[link]; }

        var entry = link;
        link = _next[entry];
        _next[entry] = _free;
        _free = entry;
        _counts[block]--;
    }
}

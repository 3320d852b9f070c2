namespace CxHub.IdentityResolution.Blocking;

/// <summary>
/// All blocks of a data set: members by block, and blocks by record. Positions are those of the key order, not rows. A record's candidates are the later
/// members of its blocks, each once.
/// </summary>
internal sealed class Blocks
{
    private readonly int[] _ruleEnds;
    private readonly int[] _blockStarts;
    private readonly int[] _members;
    private readonly int[] _recordStarts;
    private readonly int[] _blocksOfRecord;

    public Blocks(int records, List<RuleBlocks> rules)
    {
        var blocks = 0;
        _ruleEnds = [.. rules.Select(rule => blocks += rule.Starts.Count)];
        _members = new int[rules.Sum(rule => rule.Members.Count)];
        _blockStarts = new int[blocks + 1];
        Concatenate(rules);
        _recordStarts = new int[records + 1];
        _blocksOfRecord = new int[_members.Length];
        Invert(records);
    }

    /// <summary>Positions after <paramref name="position"/> that share a block with it. <paramref name="seen"/> is the caller's, one slot per record.</summary>
    public void Candidates(int position, int[] seen, List<int> candidates)
    {
        candidates.Clear();

        foreach (var block in _blocksOfRecord.AsSpan(_recordStarts[position], _recordStarts[position + 1] - _recordStarts[position]))
        {
            AddLater(position, block, seen, candidates);
        }
    }

    /// <summary>As above, through the given rules only; positions that <paramref name="seen"/> knows from a call before are left out.</summary>
    public void Candidates(int position, int[] seen, List<int> candidates, ReadOnlySpan<bool> rules)
    {
        candidates.Clear();
        var rule = 0;

        foreach (var block in _blocksOfRecord.AsSpan(_recordStarts[position], _recordStarts[position + 1] - _recordStarts[position]))
        {
            while (block >= _ruleEnds[rule]) { rule++; }

            if (rules[rule]) { AddLater(position, block, seen, candidates); }
        }
    }

    private void AddLater(int position, int block, int[] seen, List<int> candidates)
    {
        foreach (var member in _members.AsSpan(_blockStarts[block], _blockStarts[block + 1] - _blockStarts[block]))
        {
            if (member > position && seen[member] != position + 1)
            {
                seen[member] = position + 1;
                candidates.Add(member);
            }
        }
    }

    private void Concatenate(List<RuleBlocks> rules)
    {
        int block = 0, member = 0;

        foreach (var rule in rules)
        {
            foreach (var start in rule.Starts) { _blockStarts[block++] = member + start; }

            rule.Members.CopyTo(_members, member);
            member += rule.Members.Count;
        }

        _blockStarts[block] = member;
    }

    private void Invert(int records)
    {
        foreach (var member in _members) { _recordStarts[member + 1]++; }

        for (var i = 0; i < records; i++) { _recordStarts[i + 1] += _recordStarts[i]; }

        var next = _recordStarts.AsSpan(0, records).ToArray();

        for (var block = 0; block + 1 < _blockStarts.Length; block++)
        {
            for (var i = _blockStarts[block]; i < _blockStarts[block + 1]; i++) { _blocksOfRecord[next[_members[i]]++] = block; }
        }
    }
}

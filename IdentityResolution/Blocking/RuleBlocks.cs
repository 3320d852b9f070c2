using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>The blocks of one rule: groups of at least two records with one key, none larger than the cap.</summary>
internal sealed class RuleBlocks
{
    public List<int> Starts { get; } = [];

    public List<int> Members { get; } = [];

    public required RuleReport Report { get; init; }

    /// <summary>Groups the records at <paramref name="order"/>; <paramref name="fixedCap"/> is the cap of a frozen model, null chooses one.</summary>
    public static RuleBlocks Build(IdentityDataset data, int[] order, BlockRule rule, int rules, BlockRefinement refinement, int largest, int? fixedCap)
    {
        var (keys, positions) = Collect(data, order, rule);
        RadixSort.Sort(keys, positions);
        var cap = fixedCap ?? Math.Min(largest, PairBudget.CapFor(rule, Sizes(keys), order.Length, rules));
        var builder = new Builder(data, order, rule, refinement, cap);

        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) { end++; }

            builder.Add(keys[start], positions.AsSpan(start, end - start));
            start = end;
        }

        return builder.Done();
    }

    private static (ulong[] Keys, int[] Positions) Collect(IdentityDataset data, int[] order, BlockRule rule)
    {
        var keys = new List<ulong>(order.Length);
        var positions = new List<int>(order.Length);
        var buffers = new KeyBuffers();

        for (var position = 0; position < order.Length; position++)
        {
            rule.Keys(data, order[position], buffers);

            for (var i = 0; i < buffers.Keys.Count; i++)
            {
                keys.Add(buffers.Keys[i]);
                positions.Add(position);
            }
        }

        return ([.. keys], [.. positions]);
    }

    private static long[] Sizes(ulong[] keys)
    {
        var sizes = new long[PairBudget.StrongCap + 1];

        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) { end++; }

            if (end - start < sizes.Length) { sizes[end - start]++; }

            start = end;
        }

        return sizes;
    }

    private sealed class Builder(IdentityDataset data, int[] order, BlockRule rule, BlockRefinement refinement, int cap)
    {
        private readonly List<int> _starts = [];
        private readonly List<int> _members = [];
        private readonly KeyList _keys = new();
        private long _pairs;
        private int _divided;
        private int _left;
        private int _largestLeft;

        public void Add(ulong key, ReadOnlySpan<int> members)
        {
            if (members.Length > cap) { Divide(key, members); }
            else { Keep(members); }
        }

        public RuleBlocks Done()
        {
            var blocks = new RuleBlocks { Report = new RuleReport(rule.Name, cap, _starts.Count, _pairs, _divided, _left, _largestLeft) };
            blocks.Starts.AddRange(_starts);
            blocks.Members.AddRange(_members);
            return blocks;
        }

        private void Keep(ReadOnlySpan<int> members)
        {
            if (members.Length < 2) { return; }

            _starts.Add(_members.Count);
            _members.AddRange(members);
            _pairs += (long)members.Length * (members.Length - 1) / 2;
        }

        private void Divide(ulong key, ReadOnlySpan<int> members)
        {
            var parts = new ulong[members.Length];
            var positions = members.ToArray();

            for (var i = 0; i < parts.Length; i++) { parts[i] = refinement.Key(data, order[positions[i]], rule, key, _keys); }

            Array.Sort(parts, positions);
            _divided++;

            for (var start = 0; start < parts.Length;)
            {
                var end = start + 1;
                while (end < parts.Length && parts[end] == parts[start]) { end++; }

                if (parts[start] != 0 && end - start <= cap) { Keep(positions.AsSpan(start, end - start)); }
                else { Leave(end - start); }

                start = end;
            }
        }

        private void Leave(int size)
        {
            _left++;
            _largestLeft = Math.Max(_largestLeft, size);
        }
    }
}

using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Clustering;

/// <summary>Scores all candidate pairs and keeps those that could matter, in the order of their records.</summary>
internal sealed class EdgeList
{
    private readonly List<Edge>[] _parts;

    private EdgeList(List<Edge>[] parts, long pairs) => (_parts, Pairs) = (parts, pairs);

    /// <summary>Pairs compared, kept or not.</summary>
    public long Pairs { get; }

    public static EdgeList Score(int[] order, Blocks blocks, PairScorer scorer, double floor)
    {
        var chunks = Math.Clamp(order.Length / 1000, 1, 256);
        var parts = new List<Edge>[chunks];
        var pairs = new long[chunks];
        Parallel.For(0, chunks, () => new int[order.Length], (chunk, _, seen) =>
        {
            (parts[chunk], pairs[chunk]) = ScorePart(order, blocks, scorer, floor, seen, chunk, chunks);
            return seen;
        }, _ => { });
        return new EdgeList(parts, pairs.Sum());
    }

    /// <summary>Edges from strong to weak; equal weights in the order of their records.</summary>
    public Edge[] Strongest()
    {
        var edges = new Edge[_parts.Sum(part => part.Count)];
        var at = 0;

        foreach (var part in _parts)
        {
            part.CopyTo(edges, at);
            at += part.Count;
        }

        return Sorted(edges);
    }

    internal static Edge[] Sorted(Edge[] edges)
    {
        var keys = new ulong[edges.Length];

        for (var i = 0; i < keys.Length; i++) { keys[i] = ((ulong)~Ascending(edges[i].Weight) << 32) | (uint)i; }

        Array.Sort(keys);
        var sorted = new Edge[edges.Length];

        for (var i = 0; i < keys.Length; i++) { sorted[i] = edges[(int)(uint)keys[i]]; }

        return sorted;
    }

    // The bits of a float, made to grow with its value.
    private static uint Ascending(float weight)
    {
        var bits = BitConverter.SingleToUInt32Bits(weight);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static (List<Edge> Edges, long Pairs) ScorePart(
        int[] order, Blocks blocks, PairScorer scorer, double floor, int[] seen, int chunk, int chunks)
    {
        var edges = new List<Edge>();
        long pairs = 0;
        var candidates = new List<int>();
        var fields = new FieldScore[scorer.Fields];
        var end = (int)((long)order.Length * (chunk + 1) / chunks);

        for (var position = (int)((long)order.Length * chunk / chunks); position < end; position++)
        {
            blocks.Candidates(position, seen, candidates);
            candidates.Sort();
            pairs += candidates.Count;

            foreach (var other in candidates)
            {
                var weight = (float)scorer.ScoreOrdered(order[position], order[other], fields);
                if (weight >= floor) { edges.Add(new Edge(position, other, weight)); }
            }
        }

        return (edges, pairs);
    }
}

using System.Runtime.InteropServices;
using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// Candidate pairs summed up for training: how many have the same levels in all fields and the same extra bits (rounded to half a bit), of the fields that bear witness and
/// of the others. Some thousand patterns stand for any number of pairs.
/// </summary>
internal sealed class PatternCounts
{
    private const int MostPairs = 1_500_000;
    private const double BitsPerBucket = 0.5;

    private PatternCounts(List<(Pattern Pattern, long Count)> patterns, double scale) => (Patterns, Scale) = (patterns, scale);

    public List<(Pattern Pattern, long Count)> Patterns { get; }

    /// <summary>How many pairs of the whole one counted pair stands for.</summary>
    public double Scale { get; }

    /// <summary><paramref name="free"/> tells the blocking rules that use no field that bears witness.</summary>
    public static PatternCounts Collect(int[] order, Blocks blocks, PairScorer scorer, bool[] free, long estimatedPairs)
    {
        var stride = (int)Math.Max(1, estimatedPairs / MostPairs);
        var chunks = Math.Clamp(order.Length / 2000, 1, 64);
        var parts = new Dictionary<Pattern, long>[chunks];
        Parallel.For(0, chunks, () => new int[order.Length], (chunk, _, seen) =>
        {
            parts[chunk] = CollectPart(order, blocks, scorer, free, seen, chunk, chunks, stride);
            return seen;
        }, _ => { });
        return new PatternCounts(Merge(parts), stride);
    }

    private static Dictionary<Pattern, long> CollectPart(int[] order, Blocks blocks, PairScorer scorer, bool[] free, int[] seen, int chunk, int chunks, int stride)
    {
        var counts = new Dictionary<Pattern, long>();
        var others = new List<int>();
        bool[] bound = [.. free.Select(rule => !rule)];
        var end = (int)((long)order.Length * (chunk + 1) / chunks);

        for (var position = (int)((long)order.Length * chunk / chunks); position < end; position++)
        {
            if (position % stride != 0) { continue; }

            blocks.Candidates(position, seen, others, free);
            Count(order, position, others, scorer, true, counts);
            blocks.Candidates(position, seen, others, bound);
            Count(order, position, others, scorer, false, counts);
        }

        return counts;
    }

    private static void Count(int[] order, int position, List<int> others, PairScorer scorer, bool isFree, Dictionary<Pattern, long> counts)
    {
        Span<FieldScore> fields = stackalloc FieldScore[scorer.Fields];

        foreach (var other in others)
        {
            var (rest, witness) = scorer.ExtraBits(order[position], order[other], fields);
            var pattern = new Pattern(Levels(fields), (int)Math.Round(rest / BitsPerBucket), (int)Math.Round(witness / BitsPerBucket), isFree);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _)++;
        }
    }

    private static ulong Levels(ReadOnlySpan<FieldScore> fields)
    {
        ulong levels = 0;

        for (var field = fields.Length - 1; field >= 0; field--) { levels = (levels << 3) | (uint)fields[field].Level; }

        return levels;
    }

    // In a fixed order, so that sums over patterns do not depend on which thread met one first.
    private static List<(Pattern, long)> Merge(Dictionary<Pattern, long>[] parts)
    {
        var all = new Dictionary<Pattern, long>();

        foreach (var part in parts)
        {
            foreach (var (pattern, count) in part) { CollectionsMarshal.GetValueRefOrAddDefault(all, pattern, out _) += count; }
        }

        return [.. all.Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key.Levels).ThenBy(entry => entry.Key.Rest).ThenBy(entry => entry.Key.Witness).ThenBy(entry => entry.Key.IsFree)];
    }

    /// <summary>Levels of all fields; extra bits, in buckets, of the fields that bear witness and of the rest; whether a rule free of witnesses brought the pair together.</summary>
    internal readonly record struct Pattern(ulong Levels, int Rest, int Witness, bool IsFree)
    {
        public double RestBits => Rest * BitsPerBucket;

        public double WitnessBits => Witness * BitsPerBucket;

        public int Level(int field) => (int)(Levels >> (3 * field)) & 7;
    }
}

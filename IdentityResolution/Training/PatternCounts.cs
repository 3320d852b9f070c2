using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// Candidate pairs summed up for training: how many have the same levels in all fields and the same extra bits (rounded to half a bit). A few thousand
/// patterns stand for any number of pairs.
/// </summary>
internal sealed class PatternCounts
{
    private const int MostPairs = 1_500_000;
    private const double BitsPerBucket = 0.5;

    private PatternCounts(List<Pattern> patterns, double scale) => (Patterns, Scale) = (patterns, scale);

    public List<Pattern> Patterns { get; }

    /// <summary>How many pairs of the whole one counted pair stands for.</summary>
    public double Scale { get; }

    public static PatternCounts Collect(int[] order, Blocks blocks, PairScorer scorer, long estimatedPairs)
    {
        var stride = (int)Math.Max(1, estimatedPairs / MostPairs);
        var chunks = Math.Clamp(order.Length / 2000, 1, 64);
        var parts = new Dictionary<(ulong Levels, int Bucket), long>[chunks];
        Parallel.For(0, chunks, () => new int[order.Length], (chunk, _, seen) =>
        {
            parts[chunk] = CollectPart(order, blocks, scorer, seen, chunk, chunks, stride);
            return seen;
        }, _ => { });
        return new PatternCounts(Merge(parts), stride);
    }

    private static Dictionary<(ulong Levels, int Bucket), long> CollectPart(
        int[] order, Blocks blocks, PairScorer scorer, int[] seen, int chunk, int chunks, int stride)
    {
        var counts = new Dictionary<(ulong, int), long>();
        var candidates = new List<int>();
        var fields = new FieldScore[scorer.Fields];
        var end = (int)((long)order.Length * (chunk + 1) / chunks);

        for (var position = (int)((long)order.Length * chunk / chunks); position < end; position++)
        {
            if (position % stride != 0) { continue; }

            blocks.Candidates(position, seen, candidates);

            foreach (var other in candidates)
            {
                scorer.ScoreOrdered(order[position], order[other], fields);
                var key = (Levels(fields), (int)Math.Round(ExtraBits(order[position], fields, scorer) / BitsPerBucket));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts;
    }

    private static ulong Levels(FieldScore[] fields)
    {
        ulong levels = 0;

        for (var field = fields.Length - 1; field >= 0; field--) { levels = (levels << 3) | (uint)fields[field].Level; }

        return levels;
    }

    private static double ExtraBits(int row, FieldScore[] fields, PairScorer scorer)
    {
        var bits = -scorer.Excess(row, fields);

        foreach (var field in fields) { bits += field.Bits; }

        return bits;
    }

    private static List<Pattern> Merge(Dictionary<(ulong Levels, int Bucket), long>[] parts)
    {
        var all = new SortedDictionary<(ulong Levels, int Bucket), long>();

        foreach (var part in parts)
        {
            foreach (var (key, count) in part) { all[key] = all.GetValueOrDefault(key) + count; }
        }

        return [.. all.Select(entry => new Pattern(entry.Key.Levels, entry.Key.Bucket * BitsPerBucket, entry.Value))];
    }

    internal readonly record struct Pattern(ulong Levels, double Bits, long Count)
    {
        public int Level(int field) => (int)(Levels >> (3 * field)) & 7;
    }
}

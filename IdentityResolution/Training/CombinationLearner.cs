using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// Learns how often records that agree in a combination of fields are one person, from those of them whose mailboxes, phones, birth dates or personal numbers can bear
/// witness. Only pairs that the other fields brought together count: among those a shared phone brought together, of course the phones agree.
/// </summary>
internal sealed class CombinationLearner(bool[] isWitness)
{
    private const double BinBits = 2;
    private const double MostBits = 16;
    private const int Bins = (int)((MostBits - Combinations.LeastBits) / BinBits);
    private const int FewestPairs = 30;
    private const int Rounds = 30;

    // Witnesses err as well: what many fields say together is not undone by one of them.
    private const double MostShift = 8;

    // What the sum of the fields says counts as much as so many pairs.
    private const double OwnPairs = 10;

    private readonly SortedDictionary<ulong, Bin[]> _combinations = [];

    /// <summary>Counts <paramref name="count"/> pairs whose other fields weigh <paramref name="bits"/> and whose witnesses weigh <paramref name="witness"/>.</summary>
    public void Add(ulong key, double bits, double witness, double count)
    {
        if (bits < Combinations.LeastBits) { return; }

        if (!_combinations.TryGetValue(key, out var bins)) { _combinations[key] = bins = new Bin[Bins]; }

        ref var bin = ref bins[Math.Min(Bins - 1, (int)((bits - Combinations.LeastBits) / BinBits))];
        (bin ??= new Bin()).Add(bits, witness, count);
    }

    public IReadOnlyList<CombinationCurve> Curves() =>
        [.. _combinations.Where(entry => entry.Value.Sum(bin => bin?.Pairs ?? 0) >= FewestPairs).Select(entry => Curve(entry.Key, [.. entry.Value.OfType<Bin>()]))];

    private CombinationCurve Curve(ulong key, Bin[] bins)
    {
        var to = bins.Select(bin => Math.Clamp(Logit(bin.Share()), bin.Bits - MostShift, bin.Bits + MostShift)).ToArray();
        Rise(to, [.. bins.Select(bin => bin.Pairs + OwnPairs)]);
        return new CombinationCurve(Combinations.Text(key, isWitness), [.. bins.Select(bin => Math.Round(bin.Bits, 3))], [.. to.Select(bits => Math.Round(bits, 3))]);
    }

    // More agreement never weighs less: neighbours in the wrong order share their mean.
    private static void Rise(double[] values, double[] weights)
    {
        var blocks = new Stack<(double Value, double Weight, int Count)>();

        for (var i = 0; i < values.Length; i++)
        {
            var block = (Value: values[i], Weight: weights[i], Count: 1);

            while (blocks.TryPeek(out var before) && before.Value > block.Value)
            {
                blocks.Pop();
                var weight = before.Weight + block.Weight;
                block = (((before.Value * before.Weight) + (block.Value * block.Weight)) / weight, weight, before.Count + block.Count);
            }

            blocks.Push(block);
        }

        var end = values.Length;

        foreach (var (value, _, count) in blocks)
        {
            Array.Fill(values, value, end - count, count);
            end -= count;
        }
    }

    private static double Logit(double share) => Math.Log2(share / (1 - share));

    private static double Chance(double bits) => 1 / (1 + Math.Pow(2, -bits));

    private sealed class Bin
    {
        private readonly SortedDictionary<int, double> _witnesses = [];
        private double _sum;

        public double Pairs { get; private set; }

        public double Bits => _sum / Pairs;

        public void Add(double bits, double witness, double count)
        {
            var bucket = (int)Math.Round(Math.Clamp(witness, -40, 40) * 2);
            _witnesses[bucket] = _witnesses.GetValueOrDefault(bucket) + count;
            _sum += bits * count;
            Pairs += count;
        }

        /// <summary>The share of one person's pairs: expectation-maximisation of a single share, begun at and held near what the fields say.</summary>
        public double Share()
        {
            var own = Chance(Bits);
            var share = own;

            for (var round = 0; round < Rounds; round++)
            {
                var logit = Logit(share);
                var right = _witnesses.Sum(entry => entry.Value * Chance(logit + (entry.Key / 2.0)));
                share = Math.Clamp(((OwnPairs * own) + right) / (OwnPairs + Pairs), 1e-9, 1 - 1e-9);
            }

            return share;
        }
    }
}

using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// Expectation-maximisation of the Fellegi-Sunter model over all pairs of records: candidates carry the expectation, pairs that share no block count as
/// different. u is known from the value frequencies, less the share that is due to matching pairs; m and the prior are learned. No labels, no sampling noise
/// from thread order, the same result for the same records.
/// </summary>
internal sealed class Trainer
{
    private const int MostRounds = 40;

    // Weights and combinations are learned from one another in turn.
    private const int Turns = 3;
    private const double Settled = 1e-4;
    private const double PriorWeight = 30;

    // However many pairs speak, general knowledge keeps a say: what two records of one person look like is not what two products of one kind look like.
    private const double PriorShare = 0.01;
    private const double LeastDifferent = 0.05;
    private const double MostPairsPerRecord = 8;
    private const double MostShift = 6;

    // Equal e-mails, phones and ids are nearly all due to one person: that several persons hold one is seen from their names (SharedValues), not from its frequency.
    private const double IdentifyingBits = 6;

    private readonly FieldTable[] _tables;
    private readonly double[][] _chances;
    private readonly PatternCounts _patterns;
    private readonly int _records;
    private readonly double[][] _m;
    private readonly double[][] _different;
    private readonly bool[] _isWitness;
    private IReadOnlyList<CombinationCurve> _curves = [];
    private Combinations _combinations = new([]);
    private double _pairs;

    private Trainer(FieldTable[] tables, double[][] chances, PatternCounts patterns, int records)
    {
        (_tables, _chances, _patterns, _records) = (tables, chances, patterns, records);
        _m = [.. tables.Select(table => table.UsualMatch.ToArray())];
        _different = [.. tables.Select(table => Enumerable.Repeat(-1.0, 8).ToArray())];
        _isWitness = [.. tables.Select(table => table.IsWitness)];
        _pairs = records / 2.0;
    }

    /// <summary>A model from general knowledge alone: the start of training.</summary>
    public static IdentityModel Untrained(FieldTable[] tables, double[][] chances, int records) => new Trainer(tables, chances, null!, records).Model(0);

    public static IdentityModel Train(IdentityDataset data, int[] order, Blocks blocks, SharedValues shared, IReadOnlyList<BlockRule> rules, long estimatedPairs)
    {
        var chances = AgreementChances.Measure(data, order);
        var start = Untrained(data.Tables, chances, order.Length);
        var scorer = new PairScorer(data, start, shared, order.Length);
        bool[] free = [.. rules.Select(rule => !data.Tables[rule.First.Field].IsWitness && (rule.Second is not { } second || !data.Tables[second.Field].IsWitness))];
        var patterns = PatternCounts.Collect(order, blocks, scorer, free, estimatedPairs);
        return new Trainer(data.Tables, chances, patterns, order.Length).Run();
    }

    private IdentityModel Run()
    {
        var round = Settle(0);

        for (var turn = 1; turn < Turns && _isWitness.Contains(true) && _isWitness.Contains(false); turn++)
        {
            Combine(Model(round));
            round = Settle(round);
        }

        return Model(round);
    }

    private int Settle(int round)
    {
        var last = round + MostRounds;

        for (var moved = 1.0; moved > Settled && round < last; round++) { moved = Step(Model(round)); }

        return round;
    }

    // Pairs without a witness say nothing here: their share would only repeat what was believed before.
    private void Combine(IdentityModel model)
    {
        var learner = new CombinationLearner(_isWitness);
        var bases = Bases(model);
        var prior = model.PriorBits(_records);
        var noWitness = WitnessLevels();

        foreach (var (pattern, count) in _patterns.Patterns)
        {
            if (!pattern.IsFree || (pattern.Levels & noWitness) == noWitness) { continue; }

            var (rest, witness) = Sums(pattern, bases, prior);
            learner.Add(pattern.Levels | noWitness, rest, witness, count);
        }

        _curves = learner.Curves();
        _combinations = new Combinations(_curves);
    }

    // All witnesses missing, as levels; set in any pattern it leaves the key of its combination.
    private ulong WitnessLevels()
    {
        ulong levels = 0;

        for (var field = 0; field < _isWitness.Length; field++) { levels |= _isWitness[field] ? (ulong)Match.Null << (3 * field) : 0; }

        return levels;
    }

    private static double[][] Bases(IdentityModel model) => [.. model.Fields.Select(field => Enumerable.Range(0, field.M.Length).Select(field.Base).ToArray())];

    private (double Others, double Witness) Sums(PatternCounts.Pattern pattern, double[][] bases, double prior)
    {
        double rest = prior + pattern.RestBits, witness = pattern.WitnessBits;

        for (var field = 0; field < bases.Length; field++)
        {
            var level = pattern.Level(field);
            if (level == Match.Null) { continue; }

            if (_isWitness[field]) { witness += bases[field][level]; }
            else { rest += bases[field][level]; }
        }

        return (rest, witness);
    }

    private IdentityModel Model(int round) => new()
    {
        Fields = [.. Enumerable.Range(0, _tables.Length).Select(Field)],
        Combinations = _curves,
        PairsPerRecord = _pairs / Math.Max(1, _records),
        TrainedRecords = _records,
        Rounds = round,
    };

    private FieldModel Field(int field)
    {
        var table = _tables[field];
        var matching = Math.Min(0.5, _pairs / Math.Max(1, _records * (_records - 1.0) / 2));
        var u = new double[table.Levels];
        var shift = new double[table.Levels];

        for (var level = 0; level < u.Length; level++)
        {
            var all = Math.Min(_chances[field][level], SeenChance(field, level));
            var different = (all - (matching * _m[field][level])) / (1 - matching);
            var own = table.IsIdentifying && level == table.Levels - 1;
            u[level] = own ? all * Math.Pow(2, -IdentifyingBits) : Math.Clamp(different, all * Math.Pow(2, -MostShift), 1);
            shift[level] = own ? IdentifyingBits : 0;
        }

        return new FieldModel(table.Spec.Name, table.Spec.Kind, table.SpecificFrom, [.. _m[field]], u, shift);
    }

    // A mailbox one letter off is too rare for a sample of random pairs, but the blocks hold all such pairs: those that are likely no match tell its chance.
    private double SeenChance(int field, int level)
    {
        var table = _tables[field];

        if (level < table.CoveredFrom || level >= table.SpecificFrom || _different[field][level] < 0) { return 1; }

        return (_different[field][level] + 1) * _patterns.Scale / Math.Max(1, table.FrozenHolders * (table.FrozenHolders - 1.0) / 2);
    }

    // One round: the chance of every pattern under the model, then m as the expected share of each level among matches.
    private double Step(IdentityModel model)
    {
        var bases = Bases(model);
        var prior = model.PriorBits(_records);
        var noWitness = WitnessLevels();
        var expected = _tables.Select(table => new double[8]).ToArray();
        double matches = 0;

        foreach (var levels in _different) { Array.Clear(levels); }

        foreach (var (pattern, count) in _patterns.Patterns)
        {
            var (rest, witness) = Sums(pattern, bases, prior);
            var share = count / (1 + Math.Pow(2, -_combinations.Real(pattern.Levels | noWitness, rest) - witness));
            matches += share;

            for (var field = 0; field < bases.Length; field++)
            {
                expected[field][pattern.Level(field)] += share;
                _different[field][pattern.Level(field)] += Math.Max(count - share, LeastDifferent * count);
            }
        }

        _pairs = Math.Clamp(matches * _patterns.Scale, 1, Math.Max(1, MostPairsPerRecord * _records));
        return Maximise(expected);
    }

    private double Maximise(double[][] expected)
    {
        double moved = 0;

        for (var field = 0; field < _tables.Length; field++)
        {
            var usual = _tables[field].UsualMatch;
            var total = expected[field].AsSpan(0, usual.Length).ToArray().Sum();

            for (var level = 0; level < usual.Length; level++)
            {
                var prior = PriorWeight + (PriorShare * total);
                var m = ((prior * usual[level]) + expected[field][level]) / (prior + total);
                moved = Math.Max(moved, Math.Abs(m - _m[field][level]));
                _m[field][level] = m;
            }
        }

        return moved;
    }
}

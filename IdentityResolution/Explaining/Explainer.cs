using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Incremental;

namespace CxHub.IdentityResolution.Explaining;

/// <summary>Answers why two records are (not) one person and how a profile holds together, from the same weights that decided it.</summary>
public sealed class Explainer
{
    private readonly IResolution _result;
    private readonly ILookup<RecordKey, IdentityDecision> _decisions;
    private readonly bool _showValues;

    public Explainer(IdentityResult result, IReadOnlyList<IdentityDecision>? decisions = null, bool showValues = false)
        : this((IResolution)result, decisions ?? [], showValues)
    {
    }

    /// <summary>Explains the clusters as they are, with the decisions that the state knows. Not for use while the state changes.</summary>
    public Explainer(IdentityState state, bool showValues = false)
        : this(state, state.Decisions, showValues)
    {
    }

    private Explainer(IResolution result, IReadOnlyList<IdentityDecision> decisions, bool showValues)
    {
        (_result, _showValues) = (result, showValues);
        _decisions = decisions.SelectMany(said => new[] { (Record: said.Left, Said: said), (Record: said.Right, Said: said) }).ToLookup(entry => entry.Record, entry => entry.Said);
    }

    /// <summary>The weight of a pair step by step; null when one of the records is unknown.</summary>
    public PairExplanation? Why(RecordKey left, RecordKey right)
    {
        if (_result.RowOf(left) is not { } a || _result.RowOf(right) is not { } b || a == b) { return null; }

        if (_result.Data.Key(b) < _result.Data.Key(a)) { (a, b, left, right) = (b, a, right, left); }

        var fields = new FieldScore[_result.Scorer.Fields];
        var weight = _result.Scorer.Score(a, b, fields);
        var blockedBy = RulesOf(a, b);
        return new PairExplanation
        {
            Left = left,
            Right = right,
            Weight = weight,
            PriorBits = _result.Scorer.Prior,
            Steps = [.. fields.Select((field, i) => Step(i, field, a, b)).OfType<ExplanationStep>()],
            Caps = Caps(a, fields),
            BlockedBy = blockedBy,
            Outcome = Outcome(a, b, left, right, weight, blockedBy.Count > 0),
        };
    }

    /// <summary>The joins that made the profile of a record; null when the record is unknown.</summary>
    public ProfileExplanation? How(RecordKey record)
    {
        if (_result.RowOf(record) is not { } row) { return null; }

        var members = _result.MembersOf(row);
        return new ProfileExplanation([.. members.Select(_result.Data.KeyOf)], Joins(row, members));
    }

    private ExplanationStep? Step(int field, FieldScore score, int a, int b)
    {
        if (score.Level == Match.Null) { return null; }

        var table = _result.Data.Tables[field];
        return new ExplanationStep(
            table.Spec.Name,
            table.LevelName(score.Level),
            Shown(table.Display(_result.Data.Value(field, a))),
            Shown(table.Display(_result.Data.Value(field, b))),
            _result.Scorer.Weight(field, score),
            score.Bits);
    }

    private List<ExplanationCap> Caps(int row, FieldScore[] fields)
    {
        var caps = new List<ExplanationCap>();
        var (household, mailbox) = (_result.Scorer.HouseholdExcess(fields), _result.Scorer.MailboxExcess(fields));

        if (household > 0) { caps.Add(new ExplanationCap($"names or birth dates differ: a household explains all but {PairScorer.HouseholdBits:0} bits of shared contacts", household)); }

        if (mailbox > 0) { caps.Add(new ExplanationCap($"the e-mail user repeats the name: at most {PairScorer.MailboxBits:0} bits", mailbox)); }

        if (_result.Scorer.OriginExcess(row, fields) is > 0 and var origin) { caps.Add(new ExplanationCap("names and place have one origin", origin)); }

        if (_result.Scorer.CombinationExcess(row, fields) is not 0 and var together)
        {
            caps.Add(new ExplanationCap(together > 0 ? "these fields depend on each other: together they say less" : "these fields say more together than each alone", together));
        }

        return caps;
    }

    private string Shown(string value) => _showValues ? value : Masking.Mask(value);

    private List<string> RulesOf(int a, int b)
    {
        var left = new KeyBuffers();
        var right = new KeyBuffers();
        var shared = new List<string>();

        foreach (var rule in BlockRules.For(_result.Data.Tables))
        {
            rule.Keys(_result.Data, a, left);
            rule.Keys(_result.Data, b, right);
            if (left.Keys.SharesOne(right.Keys)) { shared.Add(rule.Name); }
        }

        return shared;
    }

    private PairOutcome Outcome(int a, int b, RecordKey left, RecordKey right, double weight, bool compared)
    {
        var decision = _decisions[left].LastOrDefault(said => said.Left == right || said.Right == right);
        var together = _result.AreTogether(a, b);
        return (decision?.Same, together) switch
        {
            (true, true) => PairOutcome.MergedByDecision,
            (false, false) => PairOutcome.SplitByDecision,
            (_, true) => weight >= _result.Threshold ? PairOutcome.Merged : PairOutcome.MergedThroughOthers,
            _ => !compared ? PairOutcome.NotCompared : weight < _result.Threshold ? PairOutcome.BelowThreshold : PairOutcome.RefusedByGuard,
        };
    }

    private List<ProfileJoin> Joins(int row, IReadOnlyList<int> members)
    {
        var positions = members.Index().ToDictionary(member => member.Item, member => member.Index);
        var forest = new Forest(members.Count);
        var joins = new List<ProfileJoin>();

        foreach (var (a, b, weight) in _result.JoinsOf(row))
        {
            Add(positions[a], positions[b], new ScoredPair(_result.Data.KeyOf(a), _result.Data.KeyOf(b), weight), forest, joins, false);
        }

        foreach (var said in members.SelectMany(member => _decisions[_result.Data.KeyOf(member)]).Where(said => said.Same).Distinct()) { AddDecision(said, positions, forest, joins); }

        return joins;
    }

    private void AddDecision(IdentityDecision said, Dictionary<int, int> positions, Forest forest, List<ProfileJoin> joins)
    {
        if (_result.RowOf(said.Left) is { } a && _result.RowOf(said.Right) is { } b && positions.TryGetValue(a, out var left) && positions.TryGetValue(b, out var right))
        {
            var weight = _result.Scorer.Score(a, b, new FieldScore[_result.Scorer.Fields]);
            Add(left, right, new ScoredPair(said.Left, said.Right, weight), forest, joins, true);
        }
    }

    private static void Add(int left, int right, ScoredPair pair, Forest forest, List<ProfileJoin> joins, bool byDecision)
    {
        var (a, b) = (forest.Find(left), forest.Find(right));

        if (a == b) { return; }

        joins.Add(new ProfileJoin(pair.Left, pair.Right, pair.Weight, forest.Size(a), forest.Size(b), byDecision));
        forest.Join(a, b);
    }
}

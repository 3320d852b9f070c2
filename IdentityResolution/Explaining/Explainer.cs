using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Explaining;

/// <summary>Answers why two records are (not) one person and how a profile holds together, from the same weights that decided it.</summary>
public sealed class Explainer(IdentityResult result, IReadOnlyList<IdentityDecision>? decisions = null, bool showValues = false)
{
    private readonly IReadOnlyList<IdentityDecision> _decisions = decisions ?? [];
    private readonly Dictionary<RecordKey, int> _rows = result.Prepared.Order.ToDictionary(result.Data.KeyOf);

    /// <summary>The weight of a pair step by step; null when one of the records is unknown.</summary>
    public PairExplanation? Why(RecordKey left, RecordKey right)
    {
        if (!_rows.TryGetValue(left, out var a) || !_rows.TryGetValue(right, out var b) || a == b) { return null; }

        if (result.Data.Key(b) < result.Data.Key(a)) { (a, b, left, right) = (b, a, right, left); }

        var fields = new FieldScore[result.Scorer.Fields];
        var weight = result.Scorer.Score(a, b, fields);
        var blockedBy = RulesOf(a, b);
        return new PairExplanation
        {
            Left = left,
            Right = right,
            Weight = weight,
            PriorBits = result.Scorer.Prior,
            Steps = [.. fields.Select((field, i) => Step(i, field, a, b)).OfType<ExplanationStep>()],
            Caps = Caps(a, fields),
            BlockedBy = blockedBy,
            Outcome = Outcome(a, b, left, right, weight, blockedBy.Count > 0),
        };
    }

    /// <summary>The joins that made the profile of a record; null when the record is unknown.</summary>
    public ProfileExplanation? How(RecordKey record)
    {
        if (!_rows.TryGetValue(record, out var row)) { return null; }

        var cluster = result.ClusterOf(row);
        var members = result.Prepared.Order.Where(other => result.ClusterOf(other) == cluster).ToList();
        return new ProfileExplanation([.. members.Select(result.Data.KeyOf)], Joins(cluster, members));
    }

    private ExplanationStep? Step(int field, FieldScore score, int a, int b)
    {
        if (score.Level == Match.Null) { return null; }

        var table = result.Data.Tables[field];
        return new ExplanationStep(
            table.Spec.Name,
            table.LevelName(score.Level),
            Shown(table.Display(result.Data.Value(field, a))),
            Shown(table.Display(result.Data.Value(field, b))),
            result.Scorer.Weight(field, score),
            score.Bits);
    }

    private List<ExplanationCap> Caps(int row, FieldScore[] fields)
    {
        var caps = new List<ExplanationCap>();
        var (household, mailbox) = (result.Scorer.HouseholdExcess(fields), result.Scorer.MailboxExcess(fields));

        if (household > 0) { caps.Add(new ExplanationCap($"names or birth dates differ: a household explains all but {PairScorer.HouseholdBits:0} bits of shared contacts", household)); }

        if (mailbox > 0) { caps.Add(new ExplanationCap($"the e-mail user repeats the name: at most {PairScorer.MailboxBits:0} bits", mailbox)); }

        if (result.Scorer.StrangerExcess(fields) is > 0 and var stranger) { caps.Add(new ExplanationCap("one name, but their own contacts contradict and none agrees", stranger)); }

        if (result.Scorer.OriginExcess(row, fields) is > 0 and var origin) { caps.Add(new ExplanationCap("names and place have one origin", origin)); }

        return caps;
    }

    private string Shown(string value) => showValues ? value : Masking.Mask(value);

    private List<string> RulesOf(int a, int b)
    {
        var left = new KeyBuffers();
        var right = new KeyBuffers();
        var shared = new List<string>();

        foreach (var rule in BlockRules.For(result.Data.Tables))
        {
            rule.Keys(result.Data, a, left);
            rule.Keys(result.Data, b, right);
            if (left.Keys.SharesOne(right.Keys)) { shared.Add(rule.Name); }
        }

        return shared;
    }

    private PairOutcome Outcome(int a, int b, RecordKey left, RecordKey right, double weight, bool compared)
    {
        var decision = _decisions.LastOrDefault(said => (said.Left == left && said.Right == right) || (said.Left == right && said.Right == left));
        var together = result.ClusterOf(a) == result.ClusterOf(b);
        return (decision?.Same, together) switch
        {
            (true, true) => PairOutcome.MergedByDecision,
            (false, false) => PairOutcome.SplitByDecision,
            (_, true) => weight >= result.Threshold ? PairOutcome.Merged : PairOutcome.MergedThroughOthers,
            _ => !compared ? PairOutcome.NotCompared : weight < result.Threshold ? PairOutcome.BelowThreshold : PairOutcome.RefusedByGuard,
        };
    }

    private List<ProfileJoin> Joins(int cluster, List<int> members)
    {
        var positions = members.Index().ToDictionary(member => member.Item, member => member.Index);
        var forest = new Forest(members.Count);
        var joins = new List<ProfileJoin>();

        foreach (var edge in result.Clustering.Joined)
        {
            var (a, b) = (result.Prepared.Order[edge.A], result.Prepared.Order[edge.B]);
            if (result.ClusterOf(a) == cluster && result.ClusterOf(b) == cluster) { Add(positions[a], positions[b], result.PairOf(edge), forest, joins, false); }
        }

        foreach (var said in _decisions.Where(said => said.Same)) { AddDecision(said, positions, forest, joins); }

        return joins;
    }

    private void AddDecision(IdentityDecision said, Dictionary<int, int> positions, Forest forest, List<ProfileJoin> joins)
    {
        if (_rows.TryGetValue(said.Left, out var a) && _rows.TryGetValue(said.Right, out var b) && positions.TryGetValue(a, out var left) && positions.TryGetValue(b, out var right))
        {
            var weight = result.Scorer.Score(a, b, new FieldScore[result.Scorer.Fields]);
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

using CxHub.IdentityResolution.Clustering;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>Stewards' decisions by record, bound to rows while both records are present: a decision outlives changes and even the removal of its records.</summary>
internal sealed class LiveDecisions
{
    private readonly Dictionary<(RecordKey, RecordKey), IdentityDecision> _decisions = [];
    private readonly Dictionary<RecordKey, List<RecordKey>> _partners = [];
    private readonly Dictionary<int, HashSet<int>> _same = [];

    public PairDecisions Pairs { get; } = new();

    public IReadOnlyList<IdentityDecision> All => [.. _decisions.Values];

    public IEnumerable<int> PartnersOf(int row) => _same.TryGetValue(row, out var partners) ? partners : [];

    /// <summary>Why a decision cannot stand beside the earlier ones; null when it can.</summary>
    public string? Contradiction(IdentityDecision decision)
    {
        var (left, right) = (Decided(decision.Left, decision), Decided(decision.Right, decision));

        if (!decision.Same && left.Contains(decision.Right))
        {
            return $"{decision.Left} and {decision.Right} are one person by earlier decisions on other pairs; withdraw one of those first.";
        }

        var divided = decision.Same && left.Any(record => IsDivided(record, right, decision));
        return divided ? $"An earlier decision keeps {decision.Left} and {decision.Right} apart through other records; withdraw that one first." : null;
    }

    /// <exception cref="InvalidOperationException">Earlier decisions say the opposite: a is b, b is c, so a cannot be told from c.</exception>
    public void Set(IdentityDecision decision, Dictionary<RecordKey, int> rows)
    {
        if (Contradiction(decision) is { } contradiction) { throw new InvalidOperationException(contradiction); }

        _decisions[Pair(decision.Left, decision.Right)] = decision;
        Partners(decision.Left).Add(decision.Right);
        Partners(decision.Right).Add(decision.Left);
        if (rows.TryGetValue(decision.Left, out var left) && rows.TryGetValue(decision.Right, out var right)) { Bind(left, right, decision.Same); }
    }

    public void Remove(RecordKey left, RecordKey right, Dictionary<RecordKey, int> rows)
    {
        if (!_decisions.Remove(Pair(left, right))) { return; }

        Partners(left).RemoveAll(other => other == right);
        Partners(right).RemoveAll(other => other == left);
        if (rows.TryGetValue(left, out var a) && rows.TryGetValue(right, out var b)) { Unbind(a, b); }
    }

    /// <summary>Binds the decisions on a record that has (again) become a row.</summary>
    public void Bind(RecordKey record, int row, Dictionary<RecordKey, int> rows)
    {
        if (!_partners.TryGetValue(record, out var partners)) { return; }

        foreach (var partner in partners)
        {
            if (rows.TryGetValue(partner, out var other)) { Bind(row, other, _decisions[Pair(record, partner)].Same); }
        }
    }

    public void Forget(int row)
    {
        foreach (var other in PartnersOf(row).ToList()) { Unbind(row, other); }
    }

    // Whether an earlier decision tells a record from one of the others.
    private bool IsDivided(RecordKey record, HashSet<RecordKey> others, IdentityDecision replaced) => (_partners.GetValueOrDefault(record) ?? [])
        .Select(partner => Pair(record, partner))
        .Any(pair => pair != Pair(replaced.Left, replaced.Right) && others.Contains(pair.Item1 == record ? pair.Item2 : pair.Item1) && _decisions.TryGetValue(pair, out var said) && !said.Same);

    // All records decided to be the same as one, not counting a decision that is about to be replaced.
    private HashSet<RecordKey> Decided(RecordKey record, IdentityDecision replaced)
    {
        var found = new HashSet<RecordKey> { record };
        var open = new Stack<RecordKey>(found);

        while (open.TryPop(out var next))
        {
            foreach (var partner in _partners.GetValueOrDefault(next) ?? [])
            {
                var counts = Pair(next, partner) != Pair(replaced.Left, replaced.Right) && _decisions.TryGetValue(Pair(next, partner), out var said) && said.Same;
                if (counts && found.Add(partner)) { open.Push(partner); }
            }
        }

        return found;
    }

    private static (RecordKey, RecordKey) Pair(RecordKey left, RecordKey right) =>
        string.CompareOrdinal(left.ToString(), right.ToString()) < 0 ? (left, right) : (right, left);

    private List<RecordKey> Partners(RecordKey record)
    {
        if (!_partners.TryGetValue(record, out var partners)) { _partners[record] = partners = []; }

        return partners;
    }

    private void Bind(int left, int right, bool same)
    {
        Unbind(left, right);
        Pairs.Set(left, right, same);

        if (!same) { return; }

        Rows(left).Add(right);
        Rows(right).Add(left);
    }

    private void Unbind(int left, int right)
    {
        Pairs.Clear(left, right);
        Rows(left).Remove(right);
        Rows(right).Remove(left);
    }

    private HashSet<int> Rows(int row)
    {
        if (!_same.TryGetValue(row, out var rows)) { _same[row] = rows = []; }

        return rows;
    }
}

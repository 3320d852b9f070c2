namespace CxHub.Sandbox.Faults;

/// <summary>
/// The fault rules in force. All chance comes from one seeded generator, so the same calls in the same order meet the same
/// faults. With no rules every question costs one field read.
/// </summary>
public sealed class FaultBook(int seed)
{
    private readonly Lock _gate = new();
    private volatile ArmedRule[] _rules = [];
    private Random _chance = new(seed);
    private int _lastId;

    public IReadOnlyList<FaultRule> Rules => [.. _rules.Select(armed => armed.Rule)];

    /// <summary>How often each rule has struck, by rule id.</summary>
    public IReadOnlyDictionary<int, int> Strikes => _rules.ToDictionary(armed => armed.Rule.Id, armed => armed.Struck);

    /// <summary>Puts a rule in force and returns its id.</summary>
    public int Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);

        lock (_gate)
        {
            _rules = [.. _rules, new(rule with { Id = ++_lastId })];
            return _lastId;
        }
    }

    public bool Remove(int id)
    {
        lock (_gate)
        {
            var before = _rules.Length;
            _rules = [.. _rules.Where(armed => armed.Rule.Id != id)];
            return _rules.Length < before;
        }
    }

    /// <summary>Withdraws all rules and starts the generator again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules = [];
            _chance = new(seed);
        }
    }

    /// <summary>The rules that strike this request; their counts go down.</summary>
    public IReadOnlyList<FaultRule> OnRequest(string server, string method, string path)
    {
        if (_rules.Length is 0)
        {
            return [];
        }

        lock (_gate)
        {
            return
            [
                .. _rules
                    .Where(armed => !armed.Rule.Effect.ActsInside && armed.Fits(server, method, path))
                    .Where(armed => armed.Strike(_chance))
                    .Select(armed => armed.Rule),
            ];
        }
    }

    /// <summary>The lock or refusal that meets a write of this row, known by its id and its field values; null for none.</summary>
    public FaultRule? OnRow(string server, string entity, IEnumerable<string> idAndValues)
    {
        if (_rules.Length is 0)
        {
            return null;
        }

        lock (_gate)
        {
            return _rules.FirstOrDefault(armed =>
                armed.Rule.Effect is FaultEffect.RowLock or FaultEffect.PoisonRow
                && armed.FitsRow(server, entity, idAndValues)
                && armed.Strike(_chance))?.Rule;
        }
    }

    /// <summary>Largest page the server may answer now; null leaves it to the request.</summary>
    public int? PageSize(string server) => Inside(FaultEffect.PageSize, server).Select(rule => (int?)rule.Value).FirstOrDefault();

    /// <summary>Whether a field is hidden from the session's user.</summary>
    public bool Hides(string server, string entity, string field) =>
        Inside(FaultEffect.HideField, server).Any(rule => Pattern.Fits(rule.Entity, entity) && Pattern.Fits(rule.Row, field));

    private IEnumerable<FaultRule> Inside(FaultEffect effect, string server) =>
        _rules.Length is 0
            ? []
            : _rules.Select(armed => armed.Rule).Where(rule => rule.Effect == effect && Pattern.Fits(rule.Server, server));

    private sealed class ArmedRule(FaultRule rule)
    {
        private int _seen;

        public FaultRule Rule { get; } = rule;

        public int Struck { get; private set; }

        public bool Fits(string server, string method, string path) =>
            Pattern.Fits(Rule.Server, server) && Pattern.Fits(Rule.Method, method) && Pattern.Fits(Rule.Path, path);

        public bool FitsRow(string server, string entity, IEnumerable<string> idAndValues) =>
            Pattern.Fits(Rule.Server, server) && Pattern.Fits(Rule.Entity, entity)
            && (Rule.Row is "*" || idAndValues.Any(value => Pattern.Fits(Rule.Row, value)));

        public bool Strike(Random chance)
        {
            if (Struck >= Rule.Count || _seen++ < Rule.Skip || (Rule.Probability < 1 && chance.NextDouble() >= Rule.Probability))
            {
                return false;
            }

            Struck++;
            return true;
        }
    }
}

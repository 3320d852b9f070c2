using CxHub.IdentityResolution.Incremental;

namespace CxHub.IdentityResolution;

/// <summary>Stewards' decisions that can stand together: a later one never says the opposite of what earlier ones say, be it through other records.</summary>
public sealed class SteadyDecisions
{
    private readonly LiveDecisions _decisions = new();
    private readonly List<IdentityDecision> _refused = [];

    /// <summary>Takes decisions in the order in which they were made; those that contradict earlier ones are refused.</summary>
    public SteadyDecisions(IEnumerable<IdentityDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            if (Contradiction(decision) is null) { _decisions.Set(decision, []); }
            else { _refused.Add(decision); }
        }
    }

    public IReadOnlyList<IdentityDecision> InForce => _decisions.All;

    public IReadOnlyList<IdentityDecision> Refused => _refused;

    /// <summary>Why a further decision cannot stand beside these; null when it can. One on the same pair replaces the earlier.</summary>
    public string? Contradiction(IdentityDecision decision) => _decisions.Contradiction(decision);
}

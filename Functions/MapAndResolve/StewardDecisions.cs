using CxHub.IdentityResolution;
using EngineDecision = CxHub.IdentityResolution.IdentityDecision;
using StoredDecision = CxHub.Storage.IdentityDecision;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Stewards' decisions in the engine's words.</summary>
public static class StewardDecisions
{
    public static EngineDecision Of(StoredDecision decision) => new(IdentityFields.KeyOf(decision.Left), IdentityFields.KeyOf(decision.Right), decision.Verdict is "same");

    /// <summary>As they were made, oldest first.</summary>
    public static IEnumerable<EngineDecision> InOrder(IEnumerable<StoredDecision> decisions) =>
        decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.Left).ThenBy(decision => decision.Right).Select(Of);

    /// <summary>Why a decision cannot stand beside those made before; null when it can.</summary>
    public static string? Contradiction(IEnumerable<StoredDecision> earlier, StoredDecision decision) => new SteadyDecisions(InOrder(earlier)).Contradiction(Of(decision));
}

namespace CxHub.IdentityResolution.Survivorship;

/// <summary>
/// The rule of one golden field, or of a group of fields that win together (street, postcode, city: an address never mixes).
/// <paramref name="SourcePriority"/> lists sources from best to worst; sources not listed come last.
/// </summary>
public sealed record SurvivorField(string Name, IReadOnlyList<string> Fields, SurvivorRule Rule, IReadOnlyList<string> SourcePriority)
{
    public SurvivorField(string field, SurvivorRule rule, params string[] sourcePriority)
        : this(field, [field], rule, sourcePriority)
    {
    }
}

using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;

namespace CxHub.Functions.Configuration;

/// <summary>What <c>config/identity.yaml</c> says: how sure a merge must be, what is compared, and which record's value becomes golden.</summary>
public sealed record IdentityConfig(IdentityRules People, IdentityRules Accounts, GoldenRules Golden);

/// <summary>How records of one kind are compared.</summary>
/// <param name="Settings">Precision, region, limits.</param>
/// <param name="Roles">Hub field to its role in the comparison.</param>
/// <param name="SharedIds">Numbers that several systems share.</param>
/// <param name="RetrainGrowth">How many times as many records as it was trained on make the model be trained again.</param>
public sealed record IdentityRules(IdentitySettings Settings, IReadOnlyDictionary<string, ColumnRole> Roles, IReadOnlyList<SharedId> SharedIds, double RetrainGrowth = IdentityRules.UsualGrowth)
{
    public const double UsualGrowth = 1.5;
}

/// <summary>A number that one system owns and others store, in the named field.</summary>
/// <param name="Field">The hub field in which other systems store it.</param>
/// <param name="Owners">The sources that own it.</param>
/// <param name="IsRecordId">True when the number is the owner's record id.</param>
public sealed record SharedId(string Field, IReadOnlyList<string> Owners, bool IsRecordId);

/// <summary>Which value of several becomes the golden one: rules by field or group, and the rule of every other field.</summary>
public sealed record GoldenRules(IReadOnlyList<SurvivorField> Fields, SurvivorRule Default)
{
    /// <summary>The rules that apply to a kind of record with these fields; fields without a rule of their own follow the default.</summary>
    public IReadOnlyList<SurvivorField> For(IEnumerable<string> fields)
    {
        string[] known = [.. fields];
        SurvivorField[] own = [.. Fields.Where(rule => rule.Fields.All(known.Contains))];
        return [.. own, .. known.Except(own.SelectMany(rule => rule.Fields), StringComparer.Ordinal).Select(field => new SurvivorField(field, Default))];
    }
}

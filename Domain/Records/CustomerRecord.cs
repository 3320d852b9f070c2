namespace CxHub.Domain.Records;

/// <summary>A canonical record with the customer it belongs to, as the links stand: what every analysis over the hub's own records starts from.</summary>
/// <param name="Record">As the mapping left it.</param>
/// <param name="ProfileId">The person's profile; null when the record names nobody, or somebody who is not resolved.</param>
/// <param name="AccountId">The company's profile: the one the record names, else the one its person belongs to.</param>
public sealed record CustomerRecord<T>(T Record, string? ProfileId, string? AccountId)
    where T : CanonicalRecord
{
    /// <summary>What outcomes are joined by: the company, or the person where there is no company. Null when the record leads to no customer.</summary>
    public string? Customer => AccountId ?? ProfileId;
}

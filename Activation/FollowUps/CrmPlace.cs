namespace CxHub.Activation.FollowUps;

/// <summary>Where a customer stands in one CRM: records to hang work on, and the people who own them.</summary>
public sealed record CrmPlace
{
    /// <summary>The configured target.</summary>
    public required string Target { get; init; }

    public string? ContactId { get; init; }

    public string? AccountId { get; init; }

    public CrmOwner? AccountOwner { get; init; }

    public CrmOwner? ContactOwner { get; init; }

    /// <summary>Owner of the customer's open deal.</summary>
    public CrmOwner? DealOwner { get; init; }
}

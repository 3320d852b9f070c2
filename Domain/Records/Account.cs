namespace CxHub.Domain.Records;

/// <summary>One company as one system knows it.</summary>
public sealed record Account : CanonicalRecord
{
    public required string Name { get; init; }

    public string? Website { get; init; }

    public PhoneNumber? Phone { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Industry { get; init; }

    public string? TaxNumber { get; init; }

    /// <summary>The company's number in another system, as this system stores it.</summary>
    public string? CustomerNumber { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>The owner's e-mail, to find the same colleague in another system.</summary>
    public EmailAddress? OwnerEmail { get; init; }

    public decimal? AnnualRevenue { get; init; }
}

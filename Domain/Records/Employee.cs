namespace CxHub.Domain.Records;

/// <summary>A colleague as HR knows them; joins service work to team, skills and tenure.</summary>
public sealed record Employee : CanonicalRecord
{
    public string? Name { get; init; }

    public EmailAddress? Email { get; init; }

    public string? Team { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>Skills, joined by <c>;</c>.</summary>
    public string? Skills { get; init; }

    public DateOnly? HiredOn { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>The user id in the CRM of the same source, when this record is a CRM user.</summary>
    public string? UserId { get; init; }
}

using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Staff;

/// <summary>Someone who works for us: HR knows everyone, the CRMs know those who sell, serve and lead.</summary>
internal sealed record Colleague
{
    /// <summary>The truth id, <c>E0007</c>.</summary>
    public required string Id { get; init; }

    public required string HrNumber { get; init; }

    public required PersonName Name { get; init; }

    public required string Email { get; init; }

    public required Department Department { get; init; }

    public required string JobTitle { get; init; }

    public required string Location { get; init; }

    public required DateOnly HiredOn { get; init; }

    public required string Skills { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public Colleague? Supervisor { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>Code of a sales rep in the ERP.</summary>
    public string? SalespersonCode { get; init; }

    public string? SalesforceUserId { get; init; }

    public Guid? DataverseUserId { get; init; }
}

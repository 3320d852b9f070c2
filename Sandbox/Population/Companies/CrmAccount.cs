using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Companies;

/// <summary>An account row of a CRM. In Dataverse a team may own it instead of <see cref="Owner"/>.</summary>
internal sealed record CrmAccount
{
    public required string System { get; init; }

    public required string Id { get; init; }

    public required Firm Firm { get; init; }

    public required string Name { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    public string? ErpNumber { get; init; }

    public required bool IsPlain { get; init; }

    public required Colleague Owner { get; init; }

    public Guid? OwningTeam { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }
}

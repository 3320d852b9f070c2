using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>A service case in a CRM.</summary>
internal sealed record Ticket
{
    public required CrmContact Contact { get; init; }

    public required string Subject { get; init; }

    public required Colleague Agent { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>1 high, 2 normal, 3 low.</summary>
    public required int Priority { get; init; }

    /// <summary>1 phone, 2 e-mail, 3 web.</summary>
    public required int Origin { get; init; }
}

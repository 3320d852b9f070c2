using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>A sales opportunity: <see cref="IsWon"/> is null while it is open; <see cref="Exposure"/> is the NPS answer that moved it, if one did.</summary>
internal sealed record Deal
{
    public required CrmContact Contact { get; init; }

    public required Human Human { get; init; }

    /// <summary>Null when the customer is a private person.</summary>
    public CrmAccount? Account { get; init; }

    public required string Product { get; init; }

    public required decimal Amount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was decided, or when it is expected to be while it is open.</summary>
    public required DateTimeOffset CloseAt { get; init; }

    public bool IsClosed { get; init; }

    public bool? IsWon { get; init; }

    public int? Exposure { get; init; }

    public double? WinProbability { get; init; }

    public int OpenStage { get; init; }
}

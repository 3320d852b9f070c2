namespace CxHub.Insights.Journeys;

/// <summary>One machine-recorded occurrence with a customer; unique by source and source event id.</summary>
public sealed record JourneyEvent
{
    public required string Source { get; init; }

    public required string EventId { get; init; }

    /// <summary>The profile.</summary>
    public required string Customer { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>phone, chat, e-mail, web, shop, …</summary>
    public required string Channel { get; init; }

    /// <summary>The system or place within the channel: ivr, agent, checkout, …</summary>
    public required string Touchpoint { get; init; }

    /// <summary>Call id, chat id, web session, visit; null when the system gives none.</summary>
    public string? Instance { get; init; }

    /// <summary>Case, order or other key of what the customer wants; null when unknown.</summary>
    public string? Goal { get; init; }

    public string? Intent { get; init; }

    /// <summary>Lifecycle stage: buy, onboard, use, get help, renew.</summary>
    public string? Stage { get; init; }

    public string? Employee { get; init; }

    public string? Skill { get; init; }

    /// <summary>True when this event resolves the goal.</summary>
    public bool Resolves { get; init; }

    /// <summary>True when this event hands the customer to somebody else.</summary>
    public bool Transfers { get; init; }

    public bool CustomerInitiated { get; init; } = true;
}

namespace CxHub.Domain.Records;

/// <summary>A task or case that the hub opened in a CRM, read back: this is how a follow-up learns that it was done.</summary>
public sealed record Activity : CanonicalRecord
{
    /// <summary>The follow-up key that the hub wrote when it opened the work.</summary>
    public string? FollowUpKey { get; init; }

    public string? Status { get; init; }

    public bool IsClosed { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>What the agent wrote when closing it.</summary>
    public string? Outcome { get; init; }

    /// <summary>Minutes of work, when the CRM records them.</summary>
    public int? Minutes { get; init; }
}

namespace CxHub.Domain.Ports;

/// <summary>Work to be opened in a CRM. <see cref="Key"/> is the hub's own and makes the opening repeatable.</summary>
public sealed record FollowUpOrder
{
    /// <summary>Unique per trigger; letters, digits, dash and underscore, at most 64.</summary>
    public required string Key { get; init; }

    public FollowUpKind Kind { get; init; } = FollowUpKind.Task;

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public FollowUpPriority Priority { get; init; } = FollowUpPriority.High;

    /// <summary>User or team id in the CRM; null leaves the connector's own user as owner.</summary>
    public string? OwnerId { get; init; }

    public string? ContactId { get; init; }

    public string? AccountId { get; init; }
}

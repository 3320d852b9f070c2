using CxHub.Domain.Loop;

namespace CxHub.Storage;

/// <summary>A list of follow-ups, those due first in front.</summary>
public sealed record FollowUpQuery
{
    public FollowUpState? State { get; init; }

    public string? Target { get; init; }

    public string? ProfileId { get; init; }

    /// <summary>Only those due before this instant.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Key of the last follow-up of the page before.</summary>
    public string? After { get; init; }

    public int Max { get; init; } = 100;
}

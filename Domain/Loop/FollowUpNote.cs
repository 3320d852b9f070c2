namespace CxHub.Domain.Loop;

/// <summary>A further answer of the customer that was added to work which was open already.</summary>
/// <param name="Key">Unique per answer; makes the writing into the CRM repeatable.</param>
/// <param name="Text">What the person who does the work should read.</param>
/// <param name="AddedAt">When the hub added it.</param>
public sealed record FollowUpNote(string Key, string Text, DateTimeOffset AddedAt)
{
    /// <summary>When it stood in the CRM; null while it does not.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Attempts to write it into the CRM that were refused.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the CRM refused it.</summary>
    public string? Reason { get; init; }
}

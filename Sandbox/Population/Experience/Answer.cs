using CxHub.Sandbox.Population.Cards;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>One filled survey. <see cref="Human"/> and <see cref="Card"/> are null for an anonymous answer.</summary>
internal sealed record Answer
{
    public Human? Human { get; init; }

    public Card? Card { get; init; }

    public string? CrmContactId { get; init; }

    public required string Channel { get; init; }

    public required string Touchpoint { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Status { get; init; } = "completed";

    public int? Nps { get; init; }

    public int? Csat { get; init; }

    public int? Ces { get; init; }

    public string? Comment { get; init; }

    /// <summary>What the comment was written to say: positive, neutral or negative; null without a comment.</summary>
    public string? Sentiment { get; init; }

    public bool IsRelational => Touchpoint is "relationship";
}

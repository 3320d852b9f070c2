namespace CxHub.Insights.Outcomes;

/// <summary>One deal as the outcome analyses read it.</summary>
public sealed record DealOutcome
{
    public required string DealId { get; init; }

    /// <summary>The key that scores are joined by: the account's profile, or the person's where deals name one.</summary>
    public required string Customer { get; init; }

    /// <summary>True won, false lost, null still open; open deals enter no rate.</summary>
    public required bool? Won { get; init; }

    /// <summary>When it was won or lost; null while open.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>List price or the amount at a fixed stage; never the amount at close, which the outcome has already shaped.</summary>
    public double? ListAmount { get; init; }

    public string? Segment { get; init; }

    public string? Product { get; init; }

    public string? Owner { get; init; }

    public bool IsClosed => Won is not null && ClosedAt is not null;
}

/// <summary>One score of a customer at a moment.</summary>
public readonly record struct ScorePoint(string Customer, DateTimeOffset At, double Score);

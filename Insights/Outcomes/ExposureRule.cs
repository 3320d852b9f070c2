namespace CxHub.Insights.Outcomes;

/// <summary>Which score counts as the one a customer "had" when a deal was decided: the last one in [t − window, t − gap], strictly before t.</summary>
/// <remarks>An answer on or after the outcome is shaped by it (a lost customer is unhappy because of the loss), so it is never used.</remarks>
public sealed record ExposureRule
{
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(180);

    public TimeSpan Gap { get; init; } = TimeSpan.FromDays(1);

    public bool Admits(DateTimeOffset answeredAt, DateTimeOffset outcomeAt) =>
        answeredAt < outcomeAt && answeredAt <= outcomeAt - Gap && answeredAt >= outcomeAt - Window;

    /// <summary>The same rule with another window in days (2 to 3650); null leaves it.</summary>
    public ExposureRule WithWindow(int? days) => days is { } given ? this with { Window = TimeSpan.FromDays(Math.Clamp(given, 2, 3650)) } : this;

    public override string ToString() => FormattableString.Invariant($"the last answer {Gap.TotalDays:0.##} to {Window.TotalDays:0.##} days before the outcome");
}

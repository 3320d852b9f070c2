namespace CxHub.Storage;

/// <summary>
/// Where one customer belongs and what to do next, as last measured.
/// <paramref name="Band"/>: promoter, passive or detractor; null without an answer.
/// <paramref name="Expected"/>: value of the action less its cost; 0 where doing nothing is best.
/// <paramref name="Assumed"/>: no experiment stands behind it.
/// <paramref name="Blocked"/>: an action that would be better and is not allowed, and why.
/// </summary>
public sealed record SegmentRow(
    string ProfileId, string Segment, string Tier, string? Band, string? Persona, int? Recency, int? Frequency, int? Money, string Action, double Expected, bool Assumed, string? Blocked);

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>A net promoter score with its uncertainty. Points from −100 to +100.</summary>
public sealed record NpsScore
{
    public required NpsCounts Counts { get; init; }

    public required AnswerIntake Intake { get; init; }

    public required NpsIntervalMethod Method { get; init; }

    public long N => Counts.N;

    /// <summary>Unrounded; null without valid answers.</summary>
    public double? Value => Counts.Score;

    /// <summary>Points, as computed; may reach beyond ±100 with few answers. Null without valid answers.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>The interval that a page shows: cut at ±100.</summary>
    public Interval? ShownInterval => Interval?.ClippedTo(-100, 100);

    /// <summary>The whole number that a page shows, half away from zero.</summary>
    public int? Rounded => Value is { } value ? (int)Math.Round(value, MidpointRounding.AwayFromZero) : null;

    public Standing Standing => Standings.Of(N);
}

public enum NpsIntervalMethod
{
    /// <summary>Three answers are added (¾ promoter, ¾ detractor, 1½ passive): best coverage at small n (Rocks 2016). The default.</summary>
    AdjustedWald,

    /// <summary>The textbook interval; too narrow at small n, no width at all when all agree.</summary>
    Wald,
}

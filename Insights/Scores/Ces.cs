using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>Customer effort score. Version 2 asks "made it easy" on 1–7 (higher is better); version 1 asks for effort on 1–5 (lower is better). Never mixed.</summary>
public static class Ces
{
    public const string FormulaVersion = "ces/1";

    public static CesScore Measure(IEnumerable<double?> answers, CesVersion version = CesVersion.Two)
    {
        var scale = version is CesVersion.Two ? AnswerScale.OneToSeven : AnswerScale.OneToFive;
        var (values, intake) = AnswerIntake.Sort(answers, scale);
        var easy = values.Count(value => version is CesVersion.Two ? value >= 5 : value <= 2);
        var veryEasy = values.Count(value => version is CesVersion.Two ? value >= 6 : value <= 1);

        return new(version, MeanEstimate.Of(values), new(easy, values.Count), new(veryEasy, values.Count), intake);
    }
}

public enum CesVersion
{
    One = 1,
    Two = 2,
}

/// <param name="Easy">Version 2: answers 5–7; version 1: answers 1–2.</param>
/// <param name="VeryEasy">The strict reading. Version 2: 6–7; version 1: 1.</param>
public sealed record CesScore(CesVersion Version, MeanEstimate? Mean, Share Easy, Share VeryEasy, AnswerIntake Intake)
{
    public long N => Easy.N;

    /// <summary>The mean answer on the question's own scale.</summary>
    public double? Value => Mean?.Value;

    public Interval? Interval => Mean?.Interval;

    public bool HigherIsBetter => Version is CesVersion.Two;

    public Standing Standing => Standings.Of(N);
}

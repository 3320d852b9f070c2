using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>Customer satisfaction: the share of answers in the top points of the scale, and the mean beside it.</summary>
public static class Csat
{
    public const string FormulaVersion = "csat/1";

    /// <param name="topPoints">How many of the highest points count as satisfied; two by custom (4–5 of 5, 6–7 of 7, 9–10 of 10).</param>
    public static CsatScore Measure(IEnumerable<double?> answers, AnswerScale scale, int topPoints = 2)
    {
        var (values, intake) = AnswerIntake.Sort(answers, scale);
        var satisfied = values.Count(value => value > scale.Maximum - topPoints);

        return new(scale, topPoints, new(satisfied, values.Count), MeanEstimate.Of(values), intake);
    }
}

/// <summary>Both readings of satisfaction with their method, because an imported mean is not a top-box share.</summary>
/// <param name="Satisfied">Top-box share in [0, 1] with Wilson's interval.</param>
/// <param name="Mean">On the scale itself; null without valid answers.</param>
public sealed record CsatScore(AnswerScale Scale, int TopPoints, Share Satisfied, MeanEstimate? Mean, AnswerIntake Intake)
{
    public long N => Satisfied.N;

    /// <summary>Percent satisfied, the number called CSAT.</summary>
    public double? Value => 100 * Satisfied.Value;

    public Interval? Interval => Satisfied.Interval?.Times(100);

    /// <summary>The mean on 0 to 100, lowest point of the scale = 0.</summary>
    public double? NormalisedMean => Mean is { } mean ? Scale.Normalise(mean.Value) : null;

    public string Method => $"top-{TopPoints}-box of {Scale.Minimum}-{Scale.Maximum}";

    public Standing Standing => Standings.Of(N);
}

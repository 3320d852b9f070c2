using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>Net promoter score: 100 × (promoters − detractors) / valid answers, with interval, comparison and weighting.</summary>
public static class Nps
{
    public const string FormulaVersion = "nps/1";

    public static NpsBand BandOf(double score) => score switch { < 7 => NpsBand.Detractor, < 9 => NpsBand.Passive, _ => NpsBand.Promoter };

    /// <summary>Scores raw answers; blanks and values that are not 0, 1 … 10 are excluded and counted.</summary>
    public static NpsScore Measure(IEnumerable<double?> answers, NpsIntervalMethod method = NpsIntervalMethod.AdjustedWald)
    {
        NpsCounts counts = default;
        var (blank, outside) = (0, 0);

        foreach (var answer in answers)
        {
            switch (AnswerScale.Recommendation.Read(answer))
            {
                case AnswerState.Valid: counts = counts.With(BandOf(answer!.Value)); break;
                case AnswerState.Blank: blank++; break;
                default: outside++; break;
            }
        }

        return Of(counts, method) with { Intake = new((int)counts.N, blank, 0, outside) };
    }

    public static NpsScore Measure(IEnumerable<SurveyAnswer> answers, NpsIntervalMethod method = NpsIntervalMethod.AdjustedWald) =>
        Measure(answers.Select(answer => answer.Value), method);

    public static NpsScore Of(NpsCounts counts, NpsIntervalMethod method = NpsIntervalMethod.AdjustedWald, double level = 0.95) => new()
    {
        Counts = counts,
        Intake = new((int)counts.N, 0, 0, 0),
        Method = method,
        Interval = IntervalOf(counts, method, level),
    };

    /// <summary>Two groups or two waves: is the difference in points more than noise? Null when one side has no answers.</summary>
    public static Comparison? Compare(NpsCounts first, NpsCounts second, double level = 0.95) =>
        first.Score is { } one && second.Score is { } two
            ? Comparison.Of(one - two, 100 * Math.Sqrt((first.Variance / first.N) + (second.Variance / second.N)), level)
            : null;

    private static Interval? IntervalOf(NpsCounts counts, NpsIntervalMethod method, double level)
    {
        if (counts.N == 0)
        {
            return null;
        }

        var extra = method is NpsIntervalMethod.AdjustedWald ? 0.75 : 0;
        var (promoters, detractors, n) = (counts.Promoters + extra, counts.Detractors + extra, counts.N + (4 * extra));
        var half = Tails.Z(level) * Math.Sqrt(NpsCounts.VarianceOf(promoters, detractors, n) / n);

        return Interval.Around((promoters - detractors) / n, half).Times(100);
    }
}

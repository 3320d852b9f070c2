using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>One score from several questions: each on 0–100, averaged by weight, then over the responses.</summary>
public static class Composite
{
    public const string FormulaVersion = "composite/1";

    /// <summary>A question without an answer is left out and the rest re-weighted. Null when no question was answered.</summary>
    public static double? OfResponse(IEnumerable<CompositeAnswer> answers)
    {
        var (sum, weights) = (0.0, 0.0);

        foreach (var answer in answers)
        {
            if (answer.Question.Scale.Read(answer.Value) is AnswerState.Valid)
            {
                sum += answer.Question.Weight * answer.Question.Scale.Normalise(answer.Value!.Value);
                weights += answer.Question.Weight;
            }
        }

        return weights > 0 ? sum / weights : null;
    }

    /// <summary>The mean over responses scaled to <paramref name="maximum"/> (5, 10 or 100).</summary>
    public static MeanEstimate? Aggregate(IEnumerable<double?> responses, double maximum = 10) =>
        MeanEstimate.Of([.. responses.Where(response => response is not null).Select(response => response!.Value / 100 * maximum)]);
}

public sealed record CompositeQuestion(string Code, AnswerScale Scale, double Weight = 1);

public sealed record CompositeAnswer(CompositeQuestion Question, double? Value);

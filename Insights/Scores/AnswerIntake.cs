namespace CxHub.Insights.Scores;

/// <summary>How many answers were offered to a measure and what became of them; the four parts add up to <see cref="Offered"/>.</summary>
public sealed record AnswerIntake(int Valid, int Blank, int NotApplicable, int OutsideScale)
{
    public int Offered => Valid + Blank + NotApplicable + OutsideScale;

    /// <summary>Splits values into the valid ones and the counts of the rest.</summary>
    public static (List<double> Values, AnswerIntake Intake) Sort(IEnumerable<double?> answers, AnswerScale scale)
    {
        List<double> valid = [];
        Span<int> counts = stackalloc int[4];

        foreach (var answer in answers)
        {
            var state = scale.Read(answer);
            counts[(int)state]++;

            if (state is AnswerState.Valid)
            {
                valid.Add(answer!.Value);
            }
        }

        return (valid, new(counts[0], counts[1], counts[2], counts[3]));
    }
}

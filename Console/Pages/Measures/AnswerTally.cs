using CxHub.Domain.Records;
using CxHub.Insights.Scores;

namespace CxHub.Console.Pages.Measures;

/// <summary>How often each answer was given: all that the scores of a group need, however many answers there are.</summary>
internal sealed class AnswerTally
{
    private readonly int[] _nps = new int[11];
    private readonly int[] _csat = new int[6];
    private readonly int[] _ces = new int[8];

    public NpsScore Nps => Insights.Scores.Nps.Measure(Given(_nps));

    public CsatScore Csat => Insights.Scores.Csat.Measure(Given(_csat), AnswerScale.OneToFive);

    public CesScore Ces => Insights.Scores.Ces.Measure(Given(_ces));

    public void Add(Feedback answer)
    {
        Count(_nps, answer.Nps);
        Count(_csat, answer.Csat);
        Count(_ces, answer.Ces);
    }

    private static void Count(int[] counts, int? value)
    {
        if (value is { } given && given >= 0 && given < counts.Length)
        {
            counts[given]++;
        }
    }

    private static IEnumerable<double?> Given(int[] counts) => counts.SelectMany((count, value) => Enumerable.Repeat((double?)value, count));
}

using CxHub.Insights.Scores;
using CxHub.Storage;

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

    public void Add(AnswerCount answers)
    {
        Count(_nps, answers.Nps, answers.Count);
        Count(_csat, answers.Csat, answers.Count);
        Count(_ces, answers.Ces, answers.Count);
    }

    private static void Count(int[] counts, int? value, long times)
    {
        if (value is { } given && given >= 0 && given < counts.Length)
        {
            counts[given] += (int)times;
        }
    }

    private static IEnumerable<double?> Given(int[] counts) => counts.SelectMany((count, value) => Enumerable.Repeat((double?)value, count));
}

using CxHub.Domain.Records;
using CxHub.Storage;

namespace CxHub.Functions.Reports;

/// <summary>Which of its scores an answer is asked for, one by one or counted.</summary>
internal sealed record AskedScore(AnswerScore Score, Func<Feedback, int?> OfAnswer, Func<AnswerCount, int?> OfCount)
{
    public static AskedScore Nps { get; } = new(AnswerScore.Nps, answer => answer.Nps, count => count.Nps);

    public static AskedScore Csat { get; } = new(AnswerScore.Csat, answer => answer.Csat, count => count.Csat);

    public static AskedScore Ces { get; } = new(AnswerScore.Ces, answer => answer.Ces, count => count.Ces);
}

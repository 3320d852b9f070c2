using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Scores;

/// <summary>The completed answers a question asks for, each with its group and period; of the rest nothing is kept.</summary>
public sealed class AnswerInput(AnswerQuestion question) : ICustomerReader<Feedback>
{
    private readonly List<GroupedAnswer> _answers = [];

    public AnswerQuestion Question => question;

    public IReadOnlyList<GroupedAnswer> Answers => _answers;

    /// <summary>Answers that were counted elsewhere.</summary>
    public void Add(GroupedAnswer answer, long times) => _answers.AddRange(Enumerable.Repeat(answer, checked((int)times)));

    public void Read(CustomerRecord<Feedback> record)
    {
        var answer = record.Record;
        if (answer.Status is "completed" && (answer.SurveyKind is "relational") == (question.Kind is "relational") && question.Range.Holds(answer.AnsweredAt))
        {
            _answers.Add(new(question.Value(answer), question.GroupOf(record), question.Period is { } period ? Periods.NameOf(answer.AnsweredAt, period, question.Zone) : null));
        }
    }
}

/// <param name="Value">Null when this answer does not say.</param>
public readonly record struct GroupedAnswer(double? Value, string? Group, string? Period);

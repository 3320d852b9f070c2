using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Text;

/// <summary>The comments of a range with their topics and the NPS answer beside them; of the words nothing is kept.</summary>
public sealed class CommentInput(TimeRange range) : ICustomerReader<Feedback>
{
    private readonly TopicFinder _finder = new(DefaultTopics.All);
    private readonly List<TopicComment> _comments = [];

    public IReadOnlyList<TopicComment> Comments => _comments;

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record.Record is { Status: "completed", Comment: { } comment } answer && !string.IsNullOrWhiteSpace(comment) && range.Holds(answer.AnsweredAt))
        {
            _comments.Add(new(_finder.Find(comment, answer.Language), answer.Nps));
        }
    }
}

using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Text;

/// <summary>The comments of a range with their topics and the NPS answer beside them; of the words nothing is kept.</summary>
public sealed class CommentInput(TimeRange range) : ICustomerReader<Feedback>
{
    /// <summary>Comments are looked through on all cores, so many at a time.</summary>
    private const int Batch = 2_000;

    private readonly TopicFinder _finder = new(DefaultTopics.All);
    private readonly List<Feedback> _waiting = [];
    private readonly List<TopicComment> _comments = [];

    public IReadOnlyList<TopicComment> Comments
    {
        get
        {
            LookThrough();
            return _comments;
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record.Record is { Status: "completed" } answer && !string.IsNullOrWhiteSpace(answer.Comment) && range.Holds(answer.AnsweredAt))
        {
            _waiting.Add(answer);
            if (_waiting.Count == Batch)
            {
                LookThrough();
            }
        }
    }

    private void LookThrough()
    {
        var found = new TopicComment[_waiting.Count];
        Parallel.For(0, found.Length, i => found[i] = new(_finder.Find(_waiting[i].Comment!, _waiting[i].Language), _waiting[i].Nps));
        _comments.AddRange(found);
        _waiting.Clear();
    }
}

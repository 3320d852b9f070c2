using CxHub.Insights.Scores;

namespace CxHub.Insights.Text;

/// <summary>Comments by topic: all that the topic report needs, however many comments there are.</summary>
/// <param name="Tallies">Topics with the comments that speak of them in the same way.</param>
/// <param name="Comments">All comments, also those about nothing that the taxonomy knows.</param>
/// <param name="WithoutTopic">Comments about nothing that the taxonomy knows.</param>
/// <param name="Nps">The answers beside all comments.</param>
public sealed record TopicCounts(IReadOnlyList<TopicTally> Tallies, long Comments, long WithoutTopic, NpsCounts Nps)
{
    public static TopicCounts Of(IReadOnlyCollection<TopicComment> comments) => new(
        [
            .. comments.SelectMany(comment => comment.Mentions.Select(mention => (mention.Topic, mention.Sentiment, comment.Score)))
                .GroupBy(mention => (mention.Topic.Code, mention.Sentiment))
                .Select(group => new TopicTally(group.First().Topic, group.Key.Sentiment, group.LongCount(), Scores.Nps.Measure(group.Select(mention => mention.Score)).Counts)),
        ],
        comments.Count,
        comments.LongCount(comment => comment.Mentions.Count == 0),
        Scores.Nps.Measure(comments.Select(comment => comment.Score)).Counts);
}

/// <summary>Comments that speak of a topic in the same way, and how their writers answered beside.</summary>
public sealed record TopicTally(Topic Topic, Sentiment Sentiment, long Mentions, NpsCounts Nps);

using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>What customers talk about, how they feel about it, and how NPS differs between those who mention it and those who don't.</summary>
public static class TopicReport
{
    public const string FormulaVersion = "topics/1";

    /// <summary>NPS with and without a topic is compared from this many answers on each side.</summary>
    public const int MinimumForImpact = 30;

    public static IReadOnlyList<TopicRow> Of(IReadOnlyCollection<TopicComment> comments)
    {
        var rows = comments.SelectMany(comment => comment.Mentions.Select(mention => mention.Topic)).DistinctBy(topic => topic.Code).OrderBy(topic => topic.Code, StringComparer.Ordinal)
            .Select(topic => Row(topic, comments))
            .ToList();
        var q = FalseDiscovery.Adjust([.. rows.Select(row => row.Impact?.P ?? double.NaN)]);

        return [.. rows.Select((row, index) => row with { Q = double.IsNaN(q[index]) ? null : q[index] })];
    }

    private static TopicRow Row(Topic topic, IReadOnlyCollection<TopicComment> comments)
    {
        var mentions = comments.SelectMany(comment => comment.Mentions).Where(mention => mention.Topic.Code == topic.Code).ToList();
        var split = comments.ToLookup(comment => comment.Mentions.Any(mention => mention.Topic.Code == topic.Code), comment => comment.Score);
        var (with, without) = (Nps.Measure(split[true]), Nps.Measure(split[false]));
        var (positive, negative) = (mentions.Count(mention => mention.Sentiment is Sentiment.Positive), mentions.Count(mention => mention.Sentiment is Sentiment.Negative));

        return new()
        {
            Topic = topic,
            Mentioned = new(mentions.Count, comments.Count),
            Positive = positive,
            Negative = negative,
            Impact = with.N >= MinimumForImpact && without.N >= MinimumForImpact ? Nps.Compare(with.Counts, without.Counts) : null,
        };
    }
}

/// <param name="Score">The NPS answer beside the comment, if there is one.</param>
public sealed record TopicComment(IReadOnlyList<TopicMention> Mentions, double? Score);

/// <summary>One topic over all comments.</summary>
public sealed record TopicRow
{
    public required Topic Topic { get; init; }

    /// <summary>Comments that mention it.</summary>
    public required Share Mentioned { get; init; }

    public required int Positive { get; init; }

    public required int Negative { get; init; }

    /// <summary>(positive − negative) / mentions.</summary>
    public double? NetSentiment => Mentioned.Hits == 0 ? null : (Positive - Negative) / (double)Mentioned.Hits;

    /// <summary>NPS with minus NPS without the topic; null with fewer than 30 answers on a side.</summary>
    public required Comparison? Impact { get; init; }

    public double? Q { get; init; }
}

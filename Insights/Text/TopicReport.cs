using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>What customers talk about, how they feel about it, and how NPS differs between those who mention it and those who don't.</summary>
public static class TopicReport
{
    public const string FormulaVersion = "topics/1";

    /// <summary>NPS with and without a topic is compared from this many answers on each side.</summary>
    public const int MinimumForImpact = 30;

    public static IReadOnlyList<TopicRow> Of(IReadOnlyCollection<TopicComment> comments) => Of(TopicCounts.Of(comments));

    public static IReadOnlyList<TopicRow> Of(TopicCounts counts)
    {
        var rows = counts.Tallies.GroupBy(tally => tally.Topic.Code, StringComparer.Ordinal).OrderBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => Row([.. topic], counts)).ToList();
        var q = FalseDiscovery.Adjust([.. rows.Select(row => row.Impact?.P ?? double.NaN)]);

        return [.. rows.Select((row, index) => row with { Q = double.IsNaN(q[index]) ? null : q[index] })];
    }

    private static TopicRow Row(TopicTally[] tallies, TopicCounts counts)
    {
        var with = tallies.Aggregate(default(NpsCounts), (sum, tally) => sum + tally.Nps);
        NpsCounts without = new(counts.Nps.Promoters - with.Promoters, counts.Nps.Passives - with.Passives, counts.Nps.Detractors - with.Detractors);

        return new()
        {
            Topic = tallies[0].Topic,
            Mentioned = new(tallies.Sum(tally => tally.Mentions), counts.Comments),
            Positive = Count(tallies, Sentiment.Positive),
            Negative = Count(tallies, Sentiment.Negative),
            Impact = with.N >= MinimumForImpact && without.N >= MinimumForImpact ? Nps.Compare(with, without) : null,
        };
    }

    private static int Count(TopicTally[] tallies, Sentiment sentiment) => (int)tallies.Where(tally => tally.Sentiment == sentiment).Sum(tally => tally.Mentions);
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

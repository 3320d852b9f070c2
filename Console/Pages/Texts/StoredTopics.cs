using CxHub.Insights;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Console.Pages.Texts;

/// <summary>Topics as they were found when the comments arrived, counted in the store; for page, report and API alike.</summary>
public static class StoredTopics
{
    public static async Task<TopicCounts> LoadAsync(HubSession session, TimeRange range, Taxonomy taxonomy, CancellationToken cancellationToken)
    {
        var counts = await session.Answers.TopicsAsync(range.From, range.To, cancellationToken);
        var (comments, bands) = await session.Answers.CommentsAsync(range.From, range.To, cancellationToken);
        return new(
            [.. counts.Where(count => count.Topic is not null && taxonomy.Find(count.Topic) is not null).Select(count => new TopicTally(taxonomy.Find(count.Topic!)!, Enum.Parse<Sentiment>(count.Sentiment!, ignoreCase: true), count.Count, Counts(count.Nps)))],
            comments,
            counts.Where(count => count.Topic is null).Sum(count => count.Count),
            Counts(bands));
    }

    private static Insights.Scores.NpsCounts Counts(Storage.NpsCounts bands) => new(bands.Promoters, bands.Passives, bands.Detractors);
}

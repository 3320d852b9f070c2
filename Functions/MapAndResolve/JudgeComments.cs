using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// Judges each comment once, when it arrives, and finds its topics; again when the judge or the topics change. Where the judge is a service that cannot be reached, the
/// hub's own judgement stands in, and the service is asked again with the next pull: nobody waits for it.
/// </summary>
public sealed class JudgeComments(HubStore store, OwnJudge own, Taxonomy taxonomy, ILogger<JudgeComments> logger, ISentimentJudge? service = null)
{
    /// <summary>The judge by which the stored judgements were made, under this name in the store.</summary>
    public const string Model = "sentiment-judge";

    private const int BatchSize = 1_000;

    private readonly TopicFinder _topics = new(taxonomy.Topics);

    private ISentimentJudge Judge => service ?? own;

    private string Expected => Name(Judge);

    /// <summary>Where another judge judged before, all comments wait again. Returns whether there is something to judge.</summary>
    public async Task<bool> ExpectAsync(HubSession session, CancellationToken cancellationToken)
    {
        if (await session.Models.GetAsync(Model, cancellationToken) == Expected)
        {
            return false;
        }

        await session.Answers.JudgeAgainAsync(Expected, cancellationToken);
        await session.Models.PutAsync(Model, Expected, cancellationToken);
        return true;
    }

    /// <summary>Returns how many comments were judged.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var judge = Judge;
        var judged = 0;
        while (await store.ReadAsync(session => session.Answers.UnjudgedAsync(BatchSize, cancellationToken), cancellationToken) is { Count: > 0 } waiting)
        {
            var comments = waiting.Select(Written).ToArray();
            var (sentiments, by) = await AskAsync(judge, comments, cancellationToken);
            judge = by;
            await store.WriteAsync(session => SaveAsync(session, judge, [.. waiting.Zip(sentiments)], cancellationToken), cancellationToken);
            judged += waiting.Count;
        }

        return judged;
    }

    private async Task<(IReadOnlyList<CommentSentiment> Sentiments, ISentimentJudge By)> AskAsync(ISentimentJudge judge, WrittenComment[] comments, CancellationToken cancellationToken)
    {
        var asOwn = await own.JudgeAsync(comments, cancellationToken);
        if (ReferenceEquals(judge, own))
        {
            return ([.. asOwn.Select(sentiment => sentiment!)], own);
        }

        try
        {
            var asked = await judge.JudgeAsync(comments, cancellationToken);
            return ([.. asked.Zip(asOwn, (theirs, ours) => theirs ?? ours!)], judge);
        }
        catch (ConnectorException failure)
        {
            logger.JudgeUnavailable(failure, judge.Version, comments.Length, failure.Kind);
            return ([.. asOwn.Select(sentiment => sentiment!)], own);
        }
    }

    private async Task SaveAsync(HubSession session, ISentimentJudge by, IReadOnlyList<(Feedback Answer, CommentSentiment Sentiment)> judged, CancellationToken cancellationToken)
    {
        await session.Answers.JudgeAsync(Name(by), [.. judged.Select(one => (one.Answer.Key, one.Sentiment))], cancellationToken);
        await session.Answers.PutTopicsAsync([.. judged.Select(one => one.Answer.Key)], [.. judged.AsParallel().AsOrdered().SelectMany(one => TopicsOf(one.Answer))], cancellationToken);
        if (!ReferenceEquals(by, Judge))
        {
            await session.Models.RemoveAsync(Model, cancellationToken);
        }

        await AttachRecords.MarkAsync(session, SubjectKind.Profile, PendingStep.ScoreProfile, [.. judged.Select(one => one.Answer.RespondentKey).Distinct()], cancellationToken);
        await session.Messages.SendAsync(StepQueue.ProfilesChanged, null, new StepMessage().ToJson(), null, cancellationToken);
    }

    /// <summary>A comment is judged again when its judge changes, or the topics that are looked for.</summary>
    private string Name(ISentimentJudge judge) => $"{judge.Version}, {taxonomy.Version}";

    private IEnumerable<AnswerTopic> TopicsOf(Feedback answer) =>
        _topics.Find(answer.Comment!, answer.Language).Select(mention => new AnswerTopic(answer.Key, mention.Topic.Code, mention.Sentiment.ToString().ToLowerInvariant()));

    // A service that is not told the language guesses English; the hub knows Vietnamese without marks too.
    private static WrittenComment Written(Feedback answer) => new(answer.Comment!, LanguageDetector.Detect(answer.Comment!, answer.Language) switch
    {
        Language.Vietnamese => "vi",
        Language.English => "en",
        _ => answer.Language,
    });
}

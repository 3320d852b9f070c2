using System.Globalization;
using CxHub.Console.Actions;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.MapAndResolve;
using CxHub.Insights.Text;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.MapAndResolve;

/// <summary>A comment is judged once, when it arrives, and again only when the judge changes; scores follow.</summary>
public sealed class JudgedCommentTests
{
    private const string Commented = "# text:\n#   # A model";

    [Fact]
    public async Task Run_NewComments_AreJudgedOnceByTheHubAndStandInTheScores()
    {
        await using var hub = await HubBench.StartAsync();

        await hub.RunAsync();

        var answers = await CommentsAsync(hub);
        var sentiments = await hub.ReadAsync(session => session.Answers.SentimentsAsync(answers.Select(answer => answer.Key)));
        Assert.NotEmpty(answers);
        Assert.Equal(answers.Count, sentiments.Count);
        Assert.All(answers, answer => Assert.Equal(CommentJudge.WordList.Judge(answer.Comment!, answer.Language), sentiments[answer.Key]));
        Assert.All(await SentimentScoresAsync(hub), score => Assert.Equal(sentiments[score.FeedbackKey!.Value].Label, score.Text));
    }

    [Fact]
    public async Task Run_ServiceTurnedOn_JudgesAllAgainMaskedAndScoresFollow()
    {
        await using var service = await LanguageService.StartAsync();
        await using var hub = await HubBench.StartAsync();
        await hub.RunAsync();

        await TurnOnAsync(hub, service);
        await hub.RunAsync();

        var answers = await CommentsAsync(hub);
        Assert.Equal(answers.Count, service.Texts.Count);
        Assert.All(await SentimentScoresAsync(hub), score => Assert.Equal(("positive", "azure-language/2022-11-01"), (score.Text, score.FormulaVersion)));
        await hub.RunAsync();
        Assert.Equal(answers.Count, service.Texts.Count);
    }

    [Fact]
    public async Task Run_ServiceDown_TheHubStandsInAndTheServiceIsAskedAgain()
    {
        await using var service = await LanguageService.StartAsync();
        service.IsOpen = false;
        await using var hub = await HubBench.StartAsync();
        await TurnOnAsync(hub, service);

        await hub.RunAsync();
        Assert.NotEmpty(await SentimentScoresAsync(hub));
        Assert.All(await SentimentScoresAsync(hub), score => Assert.Equal(LexiconSentiment.Version, score.FormulaVersion));

        service.IsOpen = true;
        await hub.RunAsync();
        Assert.All(await SentimentScoresAsync(hub), score => Assert.Equal("azure-language/2022-11-01", score.FormulaVersion));
    }

    [Fact]
    public async Task Judge_DocumentThatTheServiceRefuses_IsJudgedByTheHubAndNotAskedAgain()
    {
        await using var service = await LanguageService.StartAsync();
        await using var hub = await HubBench.StartAsync(customers: 10);
        await TurnOnAsync(hub, service);
        await hub.RunAsync();
        var refused = new Feedback { Key = new("surveys", "responses", "refused"), AnsweredAt = DateTimeOffset.UnixEpoch, Comment = "I refuse to pay, terrible", Language = "en" };

        await hub.Store.WriteAsync(session => session.Canonical.PutAsync([refused], TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var judged = await hub.Get<JudgeComments>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, judged);
        Assert.Equal(LexiconSentiment.Version, (await hub.ReadAsync(session => session.Answers.SentimentsAsync([refused.Key]))).Values.Single().Model);
        Assert.Equal(0, await hub.Get<JudgeComments>().RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Run_TopicsEdited_LooksThroughAllCommentsAgainAndShowsTheNewNames()
    {
        await using var hub = await HubBench.StartAsync();
        await hub.RunAsync();
        var before = await TopicsAsync(hub);
        Assert.Contains("delivery.onTime", before.Keys);

        hub.Edit("topics.yaml", "      onTime:\n        name: { en: On-time delivery, vi: Giao đúng hẹn }", "      punctual:\n        name: { en: Kept its promise, vi: Giữ lời hứa }");
        await hub.RestartAsync();
        await hub.RunAsync();

        var after = await TopicsAsync(hub);
        Assert.Equal(before["delivery.onTime"], after["delivery.punctual"]);
        Assert.DoesNotContain("delivery.onTime", after.Keys);
        Assert.Contains("Kept its promise", await PageAsync(hub, "text?lang=en"), StringComparison.Ordinal);
        Assert.Contains("Giữ lời hứa", await PageAsync(hub, "text?lang=vi"), StringComparison.Ordinal);
        Assert.Contains("Kept its promise", await PageAsync(hub, "api/insights/topics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_TopicsOnlyRenamed_JudgesNothingAgain()
    {
        await using var hub = await HubBench.StartAsync(customers: 10);
        await hub.RunAsync();

        hub.Edit("topics.yaml", "On-time delivery", "Kept its promise");
        await hub.RestartAsync();
        await hub.RunAsync();

        Assert.False(await hub.Store.WriteAsync(session => hub.Get<JudgeComments>().ExpectAsync(session, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        Assert.Contains(hub.Get<Taxonomy>().Topics, topic => topic.LabelEn is "Kept its promise");
    }

    [Fact]
    public async Task Correct_Comment_StandsAtOnceInTheScoreAndOutlivesAnotherJudge()
    {
        await using var hub = await HubBench.StartAsync();
        await hub.RunAsync();
        var standing = (await SentimentScoresAsync(hub))[0];
        var answer = standing.FeedbackKey!.Value;
        var label = standing.Text is CommentSentiment.Negative ? CommentSentiment.Positive : CommentSentiment.Negative;

        var reply = await hub.Get<IConsoleActions>().CorrectAsync(answer, label, "lan.steward", TestContext.Current.CancellationToken);
        await hub.DeliverAsync();

        Assert.True(reply.Done, reply.Message);
        Assert.Equal((label, CommentSentiment.Steward), (await ScoreOfAsync()).Judged);
        hub.Edit("topics.yaml", "[feature, features,", "[feature, features, novelty,");
        await hub.RestartAsync();
        await hub.RunAsync();
        Assert.Equal((label, CommentSentiment.Steward), (await ScoreOfAsync()).Judged);

        async Task<(string? Subject, (string? Text, string Formula) Judged)> ScoreOfAsync()
        {
            var score = (await SentimentScoresAsync(hub)).Single(one => one.SubjectId == standing.SubjectId);
            return (score.SubjectId, (score.Text, score.FormulaVersion));
        }
    }

    [Fact]
    public async Task Correct_CommentThatIsGone_SaysSo()
    {
        await using var hub = await HubBench.StartAsync(customers: 10);

        var reply = await hub.Get<IConsoleActions>().CorrectAsync(new("surveys", "responses", "gone"), CommentSentiment.Positive, "lan", TestContext.Current.CancellationToken);

        Assert.Equal(new ActionReply(false, "This comment is not there any more."), reply);
    }

    private static async Task<Dictionary<string, long>> TopicsAsync(HubBench hub) =>
        (await hub.ReadAsync(session => session.Answers.TopicsAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, TestContext.Current.CancellationToken)))
            .Where(count => count.Topic is not null)
            .GroupBy(count => count.Topic!, StringComparer.Ordinal)
            .ToDictionary(topic => topic.Key, topic => topic.Sum(count => count.Count), StringComparer.Ordinal);

    private static async Task<string> PageAsync(HubBench hub, string path) => System.Net.WebUtility.HtmlDecode(await hub.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task TurnOnAsync(HubBench hub, LanguageService service)
    {
        hub.Variables["CXHUB_LANGUAGE_KEY"] = LanguageService.Key;
        hub.Edit("scores.yaml", Commented, string.Create(CultureInfo.InvariantCulture, $"text:\n  azure: {{ endpoint: \"{service.Address}\", key: \"${{CXHUB_LANGUAGE_KEY}}\" }}\n{Commented}"));
        await hub.RestartAsync();
    }

    private static async Task<List<Feedback>> CommentsAsync(HubBench hub) =>
        await hub.ReadAsync(async session => await session.Canonical.AllAsync<Feedback>(TestContext.Current.CancellationToken).Where(answer => answer.Status is "completed" && !string.IsNullOrWhiteSpace(answer.Comment)).ToListAsync());

    private static async Task<IReadOnlyList<Score>> SentimentScoresAsync(HubBench hub) =>
        [.. (await hub.ReadAsync(async session => await session.Scores.OfAsync(SubjectKind.Profile, [.. (await session.Scores.StandingAsync(Measure.Sentiment)).Select(score => score.SubjectId)])))
            .Where(score => score.Measure is Measure.Sentiment)];
}

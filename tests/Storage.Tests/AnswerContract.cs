using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class AnswersOnSqlite() : AnswerContract(TestEngine.Sqlite);

public sealed class AnswersOnPostgres() : AnswerContract(TestEngine.Postgres);

/// <summary>Answers as columns: judged once, filtered and counted in the database.</summary>
public abstract class AnswerContract(TestEngine engine) : StoreContract(engine)
{
    private static readonly CommentSentiment Bad = new(CommentSentiment.Negative, -0.5, 0.9, "rude (+1.20)", "text/1");

    [Fact]
    public async Task Unjudged_NewComments_WaitUntilTheyAreJudged()
    {
        await PutAsync(Said("1", "rude"), Said("2", null), Said("3", "late") with { Status = "partial" });

        Assert.Equal(["1"], (await Read(s => s.Answers.UnjudgedAsync(10))).Select(answer => answer.Key.Id));
        await JudgeAsync("1");

        Assert.Empty(await Read(s => s.Answers.UnjudgedAsync(10)));
        Assert.Equal(Bad, Assert.Single(await Read(s => s.Answers.SentimentsAsync([Key("1"), Key("2")]))).Value);
    }

    [Fact]
    public async Task Put_SameCommentAgain_KeepsItsJudgementAndAnotherCommentWaits()
    {
        await PutAsync(Said("1", "rude"), Said("2", "rude"));
        await JudgeAsync("1");
        await JudgeAsync("2");

        await PutAsync(Said("1", "rude") with { Nps = 9, ModifiedAt = Start.AddHours(1) }, Said("2", "very rude") with { ModifiedAt = Start.AddHours(1) });

        Assert.Equal(["2"], (await Read(s => s.Answers.UnjudgedAsync(10))).Select(answer => answer.Key.Id));
        Assert.Equal([Key("1")], (await Read(s => s.Answers.SentimentsAsync([Key("1"), Key("2")]))).Keys);
    }

    [Fact]
    public async Task JudgeAgain_AnotherJudge_KeepsWhatStandsUntilItIsJudged()
    {
        await PutAsync(Said("1", "rude"), Said("2", "late"));
        await JudgeAsync("1");
        await Write(s => s.Answers.JudgeAsync("new", [(Key("2"), Bad)]));

        await Write(s => s.Answers.JudgeAgainAsync("new"));

        Assert.Equal(["1"], (await Read(s => s.Answers.UnjudgedAsync(10))).Select(answer => answer.Key.Id));
        Assert.Equal(2, (await Read(s => s.Answers.SentimentsAsync([Key("1"), Key("2")]))).Count);
    }

    [Fact]
    public async Task Page_EveryFilter_AdmitsWhatItSaysNewestFirst()
    {
        await PutAsync(
            Said("1", "rude") with { Nps = 2, Touchpoint = "delivery", AnsweredAt = Start.AddDays(-3) },
            Said("2", null) with { Nps = 9, Touchpoint = "support", AnsweredAt = Start.AddDays(-2) },
            Said("3", "fine") with { Nps = 7, Touchpoint = "delivery", AnsweredAt = Start.AddDays(-1), Key = new SourceKey("other", "response", "3") },
            Said("4", null) with { Nps = null, AnsweredAt = Start.AddDays(-1) });
        await JudgeAsync("1");

        await AdmitsAsync(new(), "3", "4", "2", "1");
        await AdmitsAsync(new() { Band = "detractor" }, "1");
        await AdmitsAsync(new() { Band = "passive" }, "3");
        await AdmitsAsync(new() { Touchpoint = "delivery" }, "3", "1");
        await AdmitsAsync(new() { Source = "other" }, "3");
        await AdmitsAsync(new() { Sentiment = "negative" }, "1");
        await AdmitsAsync(new() { CommentsOnly = true }, "3", "1");
        await AdmitsAsync(new() { After = Start.AddDays(-2) }, "3", "4");
        Assert.Equal((4, new NpsCounts(1, 1, 1)), await Read(s => s.Answers.CountAsync(new())));
        Assert.Equal(["4", "2"], (await Read(s => s.Answers.PageAsync(new(), 1, 2))).Select(one => one.Answer.Key.Id));
        var (touchpoints, sources) = await Read(s => s.Answers.PlacesAsync());
        Assert.Equal(["delivery", "support"], touchpoints);
        Assert.Equal(["other", "survey"], sources);
    }

    [Fact]
    public async Task Counts_AnswersOfAPeriod_AreCountedByWhatWasAnswered()
    {
        await PutAsync(
            Said("1", "rude") with { Nps = 2, Csat = 1, Touchpoint = "delivery" },
            Said("2", "rude") with { Nps = 2, Csat = 1, Touchpoint = "delivery" },
            Said("3", null) with { Ces = 6 },
            Said("4", null) with { Nps = 2, AnsweredAt = Start.AddDays(-90) });
        await JudgeAsync("1");

        Assert.Equal(
            [new("transactional", null, null, null, 6, 1), new AnswerCount("transactional", "delivery", 2, 1, null, 2)],
            (await Read(s => s.Answers.CountsAsync(AnswerColumn.Touchpoint, Start.AddDays(-30), Start))).OrderBy(count => count.Count));
        Assert.Equal(
            [("delivery", null, 1L), ("delivery", "negative", 1L)],
            (await Read(s => s.Answers.MoodsAsync(Start.AddDays(-30), Start))).OrderBy(mood => mood.Sentiment, StringComparer.Ordinal).Select(mood => (mood.Touchpoint, mood.Sentiment, mood.Count)));
    }

    [Fact]
    public async Task Topics_OfJudgedComments_AreCountedAndGoWithTheirComment()
    {
        await PutAsync(Said("1", "late") with { Nps = 2 }, Said("2", "late, dear") with { Nps = 9 }, Said("3", "fine"), Said("4", null));
        await JudgeAsync("1");
        await JudgeAsync("2");
        await Write(s => s.Answers.PutTopicsAsync([Key("1"), Key("2")], [new(Key("1"), "delivery.onTime", "negative"), new(Key("2"), "delivery.onTime", "negative"), new(Key("2"), "price.price", "neutral")]));

        Assert.Equal(
            [new TopicCount(null, null, 1, new(0, 0, 0)), new("delivery.onTime", "negative", 2, new(1, 0, 1)), new("price.price", "neutral", 1, new(1, 0, 0))],
            (await Read(s => s.Answers.TopicsAsync(Start.AddDays(-1), Start))).OrderBy(count => count.Topic, StringComparer.Ordinal));
        Assert.Equal((3, new NpsCounts(1, 0, 1)), await Read(s => s.Answers.CommentsAsync(Start.AddDays(-1), Start)));

        await PutAsync(Said("1", "late") with { Nps = 3, ModifiedAt = Start.AddHours(1) }, Said("2", "dear") with { ModifiedAt = Start.AddHours(1) });
        await Write(s => s.Canonical.RemoveAsync(CanonicalKind.Feedback, [Key("3")]));

        Assert.Equal([("delivery.onTime", 1L), (null, 1L)], (await Read(s => s.Answers.TopicsAsync(Start.AddDays(-1), Start))).OrderByDescending(count => count.Topic, StringComparer.Ordinal).Select(count => (count.Topic, count.Count)));
    }

    [Fact]
    public async Task Correct_AnyLaterJudgement_LeavesThePersonsWordStanding()
    {
        await PutAsync(Said("1", "not bad at all"), Said("2", "rude"));
        await JudgeAsync("1");

        var corrected = await Write(s => s.Corrections.PutAsync(Key("1"), CommentSentiment.Positive, "lan.steward"));

        CommentSentiment said = new(CommentSentiment.Positive, 1, null, null, CommentSentiment.Steward);
        Assert.Equal("not bad at all", corrected!.Comment);
        Assert.Equal(said, Assert.Single(await Read(s => s.Answers.SentimentsAsync([Key("1")]))).Value);
        await Write(s => s.Answers.JudgeAgainAsync("new"));
        await Write(s => s.Answers.JudgeAsync("new", [(Key("1"), Bad), (Key("2"), Bad)]));
        var sentiments = await Read(s => s.Answers.SentimentsAsync([Key("1"), Key("2")]));
        Assert.Equal((said, Bad), (sentiments[Key("1")], sentiments[Key("2")]));
        Assert.Empty(await Read(s => s.Answers.UnjudgedAsync(10)));
        await AdmitsAsync(new() { Sentiment = "positive" }, "1");
    }

    [Fact]
    public async Task Correct_Twice_KeepsTheLastWord()
    {
        await PutAsync(Said("1", "well"));

        await Write(s => s.Corrections.PutAsync(Key("1"), CommentSentiment.Positive, "lan"));
        await Write(s => s.Corrections.PutAsync(Key("1"), CommentSentiment.Neutral, "mai"));

        var kept = Assert.Single(await Read(s => s.Corrections.AllAsync()));
        Assert.Equal(("well", "en", CommentSentiment.Neutral, "mai", Start), (kept.Answer.Comment, kept.Answer.Language, kept.Label, kept.By, kept.At));
    }

    [Fact]
    public async Task Correct_AnswerChanges_StaysUntilTheCommentIsAnother()
    {
        await PutAsync(Said("1", "well"), Said("2", "well"), Said("3", "well"));
        foreach (var id in new[] { "1", "2", "3" })
        {
            await Write(s => s.Corrections.PutAsync(Key(id), CommentSentiment.Positive, "lan"));
        }

        await PutAsync(Said("1", "well") with { Nps = 9, ModifiedAt = Start.AddHours(1) }, Said("2", "not well") with { ModifiedAt = Start.AddHours(1) });
        await Write(s => s.Canonical.RemoveAsync(CanonicalKind.Feedback, [Key("3")]));
        await JudgeAsync("2");

        Assert.Equal(["1"], (await Read(s => s.Corrections.AllAsync())).Select(one => one.Answer.Key.Id));
        Assert.Equal(Bad, Assert.Single(await Read(s => s.Answers.SentimentsAsync([Key("2")]))).Value);
    }

    [Fact]
    public async Task Correct_WithoutAComment_ChangesNothing()
    {
        await PutAsync(Said("1", null));

        Assert.Null(await Write(s => s.Corrections.PutAsync(Key("1"), CommentSentiment.Positive, "lan")));
        Assert.Null(await Write(s => s.Corrections.PutAsync(Key("gone"), CommentSentiment.Positive, "lan")));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Write(s => s.Corrections.PutAsync(Key("1"), CommentSentiment.Undecided, "lan")));
        Assert.Empty(await Read(s => s.Corrections.AllAsync()));
    }

    private async Task AdmitsAsync(AnswerFilter filter, params string[] expected)
    {
        Assert.Equal(expected, (await Read(s => s.Answers.PageAsync(filter, 0, 10))).Select(one => one.Answer.Key.Id));
        Assert.Equal(expected.Length, (await Read(s => s.Answers.CountAsync(filter))).Found);
        Assert.Equal(expected.Order(), (await Read(async s => await s.Answers.AllAsync(filter).Select(one => one.Answer.Key.Id).ToListAsync())).Order());
    }

    private Task<IReadOnlyList<SourceKey>> PutAsync(params Feedback[] answers) => Write(s => s.Canonical.PutAsync(answers));

    private Task JudgeAsync(string id) => Write(s => s.Answers.JudgeAsync("old", [(Key(id), Bad)]));

    private static SourceKey Key(string id) => new("survey", "response", id);

    private static Feedback Said(string id, string? comment) => new() { Key = Key(id), AnsweredAt = Start.AddHours(-1), ModifiedAt = Start, Comment = comment, Language = "en" };
}

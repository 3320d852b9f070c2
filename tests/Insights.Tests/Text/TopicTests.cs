using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class TopicTests
{
    private static readonly TopicFinder Finder = new(DefaultTopics.All);

    [Theory]
    [InlineData("The delivery was late but the staff were very friendly.", "service.attitude:Positive,delivery.onTime:Negative")]
    [InlineData("Giao hàng quá chậm nhưng nhân viên rất nhiệt tình", "service.attitude:Positive,delivery.onTime:Negative")]
    [InlineData("giao hang qua cham va khong hoan tien", "delivery.onTime:Negative,price.refund:Negative")]
    [InlineData("Would be great", "")]
    [InlineData("đánh giá tốt", "")]
    public void Find_Comment_GivesTopicsWithTheirOwnSentiment(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Finder.Find(text).Select(mention => $"{mention.Topic.Code}:{mention.Sentiment}")));

    [Fact]
    public void DefaultTopics_Codes_AreUniqueOnTwoLevels()
    {
        Assert.Equal(DefaultTopics.All.Count, DefaultTopics.All.Select(topic => topic.Code).Distinct().Count());
        Assert.All(DefaultTopics.All, topic => Assert.Equal(2, topic.Code.Split('.').Length));
        Assert.All(DefaultTopics.All, topic => Assert.NotEmpty(topic.LabelVi));
    }

    [Fact]
    public void Version_OtherWords_IsAnotherAndOtherNamesAreNot()
    {
        TopicArea[] areas = [new("delivery", "delivery", "giao hàng")];
        Taxonomy One(string name, string code, params string[] words) => new(areas, [new(code, name, name, words, [])]);

        var version = One("Late", "delivery.onTime", "late", "delayed").Version;

        Assert.Equal(version, One("Too late", "delivery.onTime", "delayed", "late").Version);
        Assert.NotEqual(version, One("Late", "delivery.onTime", "late").Version);
        Assert.NotEqual(version, One("Late", "delivery.late", "late", "delayed").Version);
    }

    [Fact]
    public void TopicReport_TopicOfDetractors_ShowsItsImpactOnNps()
    {
        var late = Finder.Find("late delivery");
        TopicComment[] comments = [.. Enumerable.Range(0, 40).Select(i => new TopicComment(late, i % 4 == 0 ? 9 : 3)), .. Enumerable.Range(0, 60).Select(i => new TopicComment([], i % 4 == 0 ? 3 : 9))];

        var row = Assert.Single(TopicReport.Of(comments));

        Near.Equal(0.4, row.Mentioned.Value);
        Near.Equal(-1, row.NetSentiment);
        Near.Equal(-100, row.Impact!.Difference);
        Assert.True(row.Q < 0.001);
        Assert.Null(TopicReport.Of(comments[..50])[0].Impact);
    }

    [Fact]
    public void Sentences_NumbersAndTurns_AreCutWhereOpinionTurns() =>
        Assert.Equal(["Costs 3.50 now.", "Fine", "slow!"], Sentences.Of("Costs 3.50 now. Fine but slow!"));
}

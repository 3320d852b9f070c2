using CxHub.Insights;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Segments;

namespace CxHub.Tests.Insights.Outcomes;

public sealed class StoreInputTests
{
    [Fact]
    public void Revenue_InvoicesAndCredits_AddUpPerCustomerInTheCommonCurrencyOnly()
    {
        RevenueInput input = new(TimeRange.Last(365, Feed.Now));
        input.Read(Feed.Invoice("an", 10, 100));
        input.Read(Feed.Invoice("an", 9, -30));
        input.Read(Feed.Invoice("an", 400, 1_000));
        input.Read(Feed.Invoice("an", 8, 500, status: "canceled"));
        input.Read(Feed.Invoice("binh", 8, 5, "USD"));
        input.Read(Feed.Invoice("chi", 8, 60));
        input.Read(Feed.Answer("an", 20, 10));
        input.Read(Feed.Answer("an", 30, 0));
        input.Read(Feed.Answer("binh", 20, 2));

        var study = input.Study();

        Assert.Equal(("VND", 1), (study.Currency, study.OtherCurrencies));
        Assert.Equal((1, 70.0), (study.Report.Promoters.N, study.Report.Promoters.Sum));
        Assert.Equal((1, 2), (study.Scored.Hits, study.Scored.N));
    }

    [Fact]
    public void Retention_SilenceOfHalfAYear_EndsACustomerWithTheLastPurchase()
    {
        RetentionInput input = new(Feed.Now, TimeSpan.FromDays(180));
        input.Read(Feed.Answer("gone", 400, 2));
        input.Read(Feed.Invoice("gone", 300, 10));
        input.Read(Feed.Answer("here", 400, 9));
        input.Read(Feed.Answer("here", 30, 1));
        input.Read(Feed.Invoice("here", 20, 10));
        input.Read(Feed.Answer("never", 400, 9));

        var study = input.Study();

        Assert.Equal((2, 1, 1), (study.Customers, study.Left, study.NeverBought));
        Assert.Equal(100, Assert.Single(study.Report.Curves.Single(curve => curve.Band is "Detractor").Steps).Time, 6);
        Assert.Equal(1, study.Report.Curves.Single(curve => curve.Band is "Promoter").At(365));
    }

    [Fact]
    public void WebFeedback_ExitPagesThatTellTheOutcome_AreNotTheStrata()
    {
        WebFeedbackInput input = new(TimeRange.Last(365, Feed.Now), Period.Month, TimeZoneInfo.Utc, CxHub.Insights.Text.Taxonomy.BuiltIn);
        foreach (var i in Enumerable.Range(0, 40))
        {
            var unhappy = i % 2 is 0;
            var left = unhappy ? i % 10 is not 0 : i % 10 is 1;
            input.Read(Feed.Answer($"p{i}", 40, comment: unhappy ? "The delivery was late and the staff rude. Terrible!" : "Great service, thank you!"));
            input.Read(Feed.Visit($"p{i}", 38, left, left ? "https://shop.example/cart" : "https://shop.example/thanks"));
        }

        var report = input.Report();

        Assert.Equal("shop.example", Assert.Single(report.Rows).Page);
        Assert.Equal((16, 20, 4, 20), (report.AbandonedAfterNegative.Hits, report.AbandonedAfterNegative.N, report.AbandonedOtherwise.Hits, report.AbandonedOtherwise.N));
        Assert.Equal(16, report.Overall.Value!.OddsRatio, 9);
        Assert.Equal(40, report.VisitsWithComment);
    }
}

using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Insights.Outcomes;

namespace CxHub.Tests.Insights.Outcomes;

public sealed class OutcomeInputTests
{
    private static readonly DateTimeOffset Decided = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Join_AnswerOfAColleagueBeforeAndOfTheBuyerOnTheDay_UsesTheOneBefore()
    {
        OutcomeInput input = new();
        input.Read(new CustomerRecord<Deal>(Deal("1"), "an", "works"));
        input.Read(new CustomerRecord<Feedback>(Answer("1", 9, Decided.AddDays(-54)), "binh", "works"));
        input.Read(new CustomerRecord<Feedback>(Answer("2", 4, Decided), "an", "works"));

        var deal = Assert.Single(input.Join(new()).Closed);

        Assert.Equal(9, deal.Score!.Value.Score);
    }

    [Fact]
    public void Join_DealThatLeadsToNoCustomer_CountsAsOneWithoutAScore()
    {
        OutcomeInput input = new();
        input.Read(new CustomerRecord<Deal>(Deal("1"), null, null));
        input.Read(new CustomerRecord<Feedback>(Answer("1", 9, Decided.AddDays(-10)), null, null));

        var study = WinRateStudy.Of(input.Join(new()));

        Assert.Equal((1, 1), (study.Rates.WithoutScore.Rate.N, study.UnmatchedCustomers));
    }

    [Fact]
    public void Read_PartialAnswerAndOpenDeal_EnterNoRate()
    {
        OutcomeInput input = new();
        input.Read(new CustomerRecord<Deal>(Deal("1") with { IsClosed = false }, "an", null));
        input.Read(new CustomerRecord<Feedback>(Answer("1", 9, Decided.AddDays(-10)) with { Status = "partial" }, "an", null));

        Assert.Empty(input.Scores);
        Assert.Equal((0, 1), (input.Join(new()).Closed.Count, input.Join(new()).Open));
    }

    private static Deal Deal(string id) => new() { Key = new SourceKey("crm", "Opportunity", id), IsClosed = true, IsWon = true, ClosedAt = Decided };

    private static Feedback Answer(string id, int nps, DateTimeOffset at) => new() { Key = new SourceKey("survey", "response", id), Nps = nps, AnsweredAt = at };
}

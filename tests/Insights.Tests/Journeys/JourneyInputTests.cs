using CxHub.Insights;
using CxHub.Insights.Journeys;

namespace CxHub.Tests.Insights.Journeys;

public sealed class JourneyInputTests
{
    private readonly JourneyInput _input = new(TimeRange.Last(365, Feed.Now), CxHub.Insights.Text.Taxonomy.BuiltIn);

    [Fact]
    public void Study_CaseSolvedWithinADay_IsResolvedAtFirstContactUnlessTheProblemComesAgain()
    {
        _input.Read(Feed.Case("an", 100, 0.5, subject: "Late delivery – SO-1"));
        _input.Read(Feed.Case("binh", 100, 0.5, subject: "Late delivery – SO-2"));
        _input.Read(Feed.Case("binh", 96, 0.5, subject: "Delivery later than promised – SO-2"));
        _input.Read(Feed.Case("chi", 100, 3));
        _input.Read(Feed.Case("dung", 2, 0.1));

        var study = _input.Study();

        Assert.Equal("FCR-7d", study.FirstContact.Name);
        Assert.Equal((2, 4, 1), (study.FirstContact.Resolved.Hits, study.FirstContact.Resolved.N, study.FirstContact.Pending));
        var delivery = Assert.Single(study.FirstContactBySubject, group => group.Name is "help: delivery");
        Assert.Equal((2, 3), (delivery.Resolved.Hits, delivery.Resolved.N));
    }

    [Fact]
    public void Study_CartLeftAndBoughtDaysLater_IsOneNeedThatWasMet()
    {
        _input.Read(Feed.Visit("an", 50, left: true));
        _input.Read(Feed.Visit("an", 47, left: false));
        _input.Read(Feed.Visit("binh", 50, left: true));

        var study = _input.Study();

        Assert.Equal((1, 2), (study.CartsBought.Hits, study.CartsBought.N));
        Assert.Contains(study.Steps, step => step is { From: "cart", IsDropOff: true, Count: 1 });
        Assert.Contains(study.TopPaths, path => path.Path is "cart → cart → bought");
    }

    [Fact]
    public void Study_VisitInTheWeekBeforeACase_IsItsFirstStepButNoFirstContact()
    {
        _input.Read(Feed.Visit("an", 53));
        _input.Read(Feed.Case("an", 50, 0.2));
        _input.Read(Feed.Visit("an", 120));

        var study = _input.Study();

        Assert.Equal(["website → support by phone → solved"], study.TopPaths.Select(path => path.Path));
        Assert.Equal(1, study.Counts.VisitsWithoutNeed);
        Assert.Equal(1, study.FirstContact.Resolved.Hits);
    }

    [Fact]
    public void Study_FeltAndCountedEffort_AreComparedByTheAnswerAfterTheSolution()
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            _input.Read(Feed.Case($"p{i}", 60, 1 + i));
            _input.Read(Feed.Answer($"p{i}", 60 - (1 + i) - 5, ces: 7 - (i / 2), touchpoint: "support"));
            _input.Read(Feed.Answer($"p{i}", 80, ces: 1 + (i / 2), touchpoint: "support"));
        }

        var effort = _input.Study().Effort;

        Assert.Equal(12, effort.HoursAgainstCes.Value!.N);
        Assert.True(effort.HoursAgainstCes.Value.Value < -0.95);
        Assert.Equal(6.5 * 24, effort.MedianHours!.Value, 6);
    }

    [Fact]
    public void Study_TouchpointAnswers_StandBesideTheRelationship()
    {
        foreach (var i in Enumerable.Range(0, 20))
        {
            _input.Read(Feed.Answer($"p{i}", 40, 10));
            _input.Read(Feed.Answer($"p{i}", 30, 3, touchpoint: "delivery"));
        }

        var study = _input.Study();

        Assert.Equal(100, study.Touchpoints.Journey.Value);
        Assert.Equal(-200, Assert.Single(study.Touchpoints.Touchpoints).AgainstJourney!.Difference);
    }
}

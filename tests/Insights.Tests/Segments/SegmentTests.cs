using CxHub.Insights.Segments;
using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Segments;

public sealed class SegmentTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rfm_FiveCustomers_GetOneFifthEach()
    {
        var scores = Rfm.Score(Enumerable.Range(1, 5).SelectMany(i => Enumerable.Range(0, i).Select(order => new OrderLine($"c{i}", AsOf.AddDays(-10 * (6 - i)), 100 * i))).Append(new("c1", AsOf.AddDays(1), 9_999)), AsOf);

        Assert.Equal(["111", "222", "333", "444", "555"], scores.Select(score => score.Code));
    }

    [Fact]
    public void Quintiles_EqualValues_ShareAFifth() => Assert.Single(Rfm.Quintiles([.. Enumerable.Repeat(3.0, 10)]).Distinct());

    [Theory]
    [InlineData(NpsBand.Promoter, 1, "referral")]
    [InlineData(NpsBand.Detractor, 5, "save")]
    [InlineData(null, 5, "ask now")]
    public void NameOf_BandAndValue_SaysWhatToDo(NpsBand? band, int money, string expected) => Assert.Equal(expected, RuleSegments.NameOf(band, RuleSegments.TierOf(money)));

    [Fact]
    public void KMeans_ThreeClouds_AreFoundAndRepeat()
    {
        SeededRandom random = new(8);
        (double X, double Y)[] centres = [(0, 0), (6, 0), (0, 6)];
        var truth = Enumerable.Range(0, 150).Select(i => i % 3).ToArray();
        Column x = new("x", Array.ConvertAll(truth, group => centres[group].X + random.NextNormal())), y = new("y", Array.ConvertAll(truth, group => centres[group].Y + random.NextNormal()));

        var clustering = KMeans.Fit([x, y, new("same", new double[150])]).Value!;

        Assert.Equal(3, clustering.Count);
        Assert.True(clustering.Silhouette > 0.6);
        Assert.Equal(clustering.GroupOf, KMeans.Fit([x, y]).Value!.GroupOf);
        Assert.True(truth.Zip(clustering.GroupOf).CountBy(pair => pair).OrderByDescending(pair => pair.Value).Take(3).Sum(pair => pair.Value) > 140);
    }

    [Fact]
    public void KMeans_FewOrEqualCustomers_AreRefused()
    {
        Assert.Contains("29 customers are too few", KMeans.Fit([new("x", new double[29])]).Refusal, StringComparison.Ordinal);
        Assert.Contains("no groups", KMeans.Fit([new("x", new double[40])]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_GroupsThatContinue_KeepTheirIds()
    {
        var ids = StableIds.Match(
            new Dictionary<int, IReadOnlySet<string>> { [0] = Set("a", "b", "c"), [1] = Set("x", "y"), [2] = Set("new") },
            new Dictionary<string, IReadOnlySet<string>> { ["persona-1"] = Set("x", "y", "z"), ["persona-2"] = Set("a", "b") },
            number => $"persona-{number}");

        Assert.Equal(["persona-2", "persona-1", "persona-3"], ids.OrderBy(id => id.Key).Select(id => id.Value));
    }

    [Fact]
    public void Personas_Group_IsDescribedByWhatSetsItApart()
    {
        PersonaMember[] members = [.. Enumerable.Range(0, 40).Select(i => new PersonaMember($"{i}", i < 10 ? "p1" : "p2", [i < 10 ? 100 : 10, 5], i < 10 ? ["delivery.onTime"] : ["price.price"], i < 10 ? "chat" : null, i < 10 ? 3 : 9))];

        var persona = Personas.Describe(members, ["spend", "visits"])[0];

        Assert.Equal("25 % of customers; high spend.", persona.Sentence);
        Assert.Equal(("chat", "delivery.onTime"), (persona.PreferredChannel, persona.Topics[0]));
        Assert.Equal(-100, persona.Nps.Value);
    }

    [Fact]
    public void NextBestAction_ReferenceOffers_PrefersTheCall()
    {
        ActionOffer call = new("call", Uplift.Assumed(.12), 8_000, 40), discount = new("discount", Uplift.Assumed(.15), 8_000, 600), upsell = new("upsell", Uplift.Assumed(.5), 8_000, 0) { IsUpsell = true };
        ActionOffer loss = new("gift", Uplift.Assumed(.001), 8_000, 100);

        var actions = NextBestAction.Rank([discount, call, upsell, loss], new(HasConsented: true, HasOpenComplaint: true, IsThrottled: false));

        Assert.Equal(["call", "discount", "do nothing", "gift"], actions.Ranked.Select(action => action.Name));
        Near.Equal(920, actions.Best.ExpectedValue);
        Near.Equal(600, actions.Ranked[1].ExpectedValue);
        Assert.True(actions.Best.IsAssumed);
        Assert.Equal(("upsell", "an open complaint forbids upselling"), Assert.Single(actions.Blocked));
        Assert.Equal("do nothing", NextBestAction.Rank([call], new(false, false, false)).Best.Name);
    }

    [Fact]
    public void Uplift_HoldOut_IsMeasuredNotAssumed()
    {
        var uplift = Uplift.FromHoldOut(new(60, 100), new(45, 100))!;

        Near.Equal(0.15, uplift.Value);
        Near.Equal(0.033672, uplift.Evidence!.P);
        Assert.False(uplift.IsAssumed);
    }

    [Fact]
    public void WebFeedback_UnhappyVisitorsLeave_IsMoreThanNoise()
    {
        CartVisit[] carts = [.. Enumerable.Range(0, 200).Select(i => new CartVisit($"v{i}", i % 2 == 0 ? "checkout" : "basket", "2026-W10", i < 100 ? i % 10 < 8 : i % 10 < 4))];
        VisitorComment[] comments = [.. Enumerable.Range(0, 100).Select(i => new VisitorComment($"v{i}", "2026-W10", ["digital.site"], Sentiment.Negative))];

        var report = WebFeedback.Compare(carts, comments);

        Assert.Equal(["basket", "checkout"], report.Rows.Select(row => row.Page));
        Assert.All(report.Rows, row => Assert.True(row.Q < 0.01 && row.AbandonedAfterNegative.Value > row.AbandonedOtherwise.Value));
        Assert.Contains("associated with more abandoned carts", report.Sentence, StringComparison.Ordinal);
        Assert.Contains("cannot be compared", WebFeedback.Compare(carts, []).Sentence, StringComparison.Ordinal);
    }

    private static HashSet<string> Set(params string[] members) => [.. members];
}

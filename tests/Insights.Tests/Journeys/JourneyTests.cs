using CxHub.Insights.Journeys;

namespace CxHub.Tests.Insights.Journeys;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly JourneyEvent[] Call =
    [
        Event(1, "09:00:00", "phone", "ivr", "C1"), Event(2, "09:00:12", "phone", "ivr", "C1"), Event(3, "09:00:25", "phone", "ivr", "C1"),
        Event(4, "09:01:10", "phone", "agent", "C1") with { Goal = "K1" }, Event(5, "09:09:40", "phone", "agent", "C1"),
    ];

    private static readonly JourneyEvent[] Chat =
    [
        Event(6, "1.10:00:00", "chat", "chat", "H1") with { Goal = "K1" }, Event(7, "1.10:03:00", "chat", "chat", "H1") with { Resolves = true },
    ];

    [Fact]
    public void Build_ThreeSelections_AreThreeEventsAndOneAction() => Counts(Call[..3], 3, 1, 1, 1, 1);

    [Fact]
    public void Build_SelectionsAndAgentCall_AreTwoActionsInOneInteraction() => Counts(Call, 5, 2, 1, 1, 1);

    [Fact]
    public void Build_CallAndChatOfNextDay_MatchTheFullVector()
    {
        var levels = Counts([.. Call, .. Chat], 7, 3, 2, 1, 1);

        Assert.Equal(new Share(0, 1), FirstContact.Measure(levels.Experiences, Day.AddDays(30)).Resolved);
        Assert.Equal(3, Effort.Of(levels.Experiences).ActionsPerResolvedGoal);
        Assert.Equal((1, 1), (Effort.Of(levels.Experiences).Goals[0].Repeats, Effort.Of(levels.Experiences).Goals[0].ChannelSwitches));
    }

    [Fact]
    public void Build_EventsInAnyOrderAndTwice_GiveTheSame()
    {
        var levels = JourneyBuilder.Build([.. Chat.Reverse(), .. Call.Reverse(), Call[0]]);

        Assert.Equal(1, levels.Repeats);
        Assert.Equal((7, 3, 2), (levels.Events.Count(), levels.Actions.Count(), levels.Interactions.Count()));
    }

    [Theory]
    [InlineData("ivr", 1, 1)]
    [InlineData("ivr", 3, 2)]
    [InlineData("web", 20, 1)]
    [InlineData("web", 31, 2)]
    public void Build_PauseInATouchpoint_BeginsANewAction(string touchpoint, int minutes, int actions)
    {
        JourneyEvent[] events = [Event(1, "09:00:00", touchpoint, touchpoint, "x"), Event(2, $"09:{minutes:00}:30", touchpoint, touchpoint, "x")];

        Assert.Equal(actions, JourneyBuilder.Build(events).Actions.Count());
    }

    [Fact]
    public void Build_NoInstanceNoGoal_UsesGapsAndIntent()
    {
        JourneyEvent One(int id, string at, string? intent) => Event(id, at, "web", "shop", null) with { Intent = intent };

        var levels = JourneyBuilder.Build([One(1, "09:00:00", "buy"), One(2, "09:20:00", null), One(3, "3.09:00:00", "buy"), One(4, "20.09:00:00", "buy"), One(5, "120.09:00:00", null)]);

        Assert.Equal((4, 3, 2), (levels.Interactions.Count(), levels.Experiences.Count(), levels.Journeys.Count));
    }

    [Fact]
    public void Build_NewStage_BeginsANewJourney() =>
        Assert.Equal(2, JourneyBuilder.Build([Event(1, "09:00:00", "web", "shop", "a") with { Stage = "buy" }, Event(2, "5.09:00:00", "phone", "agent", "b") with { Stage = "use" }]).Journeys.Count);

    [Fact]
    public void FirstContact_ReferenceCounts_GiveTheReferenceShare()
    {
        var experiences = Enumerable.Range(0, 250).Select(i => Goal($"g{i}", resolves: i < 182, Day)).Append(Goal("young", true, Day.AddDays(20)));

        var report = FirstContact.Measure(experiences, Day.AddDays(21));

        Assert.Equal("FCR-7d", report.Name);
        Near.Equal(0.728, report.Resolved.Value);
        Near.Equal(0.669699, 0.779400, report.Resolved.Interval);
        Assert.Equal(1, report.Pending);
    }

    [Fact]
    public void FirstContact_SameIntentAgainWithinTheWindow_IsNotResolved()
    {
        JourneyEvent One(int id, string at, string goal) => Event(id, at, "phone", "agent", goal) with { Goal = goal, Intent = "invoice", Resolves = true };

        Assert.Equal(new Share(1, 2), FirstContact.Measure(JourneyBuilder.Build([One(1, "09:00:00", "g1"), One(2, "3.09:00:00", "g2")]).Experiences, Day.AddDays(60)).Resolved);
    }

    [Fact]
    public void ChannelPreference_ReferenceCounts_AreSmoothed()
    {
        var shares = ChannelPreference.Of(new Dictionary<string, int> { ["phone"] = 6, ["chat"] = 3, ["e-mail"] = 1 }, ["phone", "chat", "e-mail", "web"]);

        Assert.All(shares.Shares.Zip([.500000, .285714, .142857, .071429]), pair => Near.Equal(pair.Second, pair.First.Share));
        Assert.Equal("phone", shares.Preferred);
        Assert.Null(ChannelPreference.Of(new Dictionary<string, int> { ["phone"] = 4 }, ["phone"]).Preferred);
    }

    [Fact]
    public void AgentFit_ReferenceRates_AreShrunkAndSmallOnesSuppressed()
    {
        Near.Equal(.814000, AgentFit.Shrink(9, 10, .728));
        Near.Equal(.702545, AgentFit.Shrink(70, 100, .728));
        var agents = AgentFit.BySkill([.. Cases("an", 9, 10), .. Cases("binh", 70, 100), .. Cases("chi", 3, 9)]);
        Assert.Equal(["an", "binh", "chi"], agents.Select(agent => agent.Agent));
        Assert.Null(agents[^1].Rate);
    }

    [Fact]
    public void AgentFit_HardProblemsAndTeams_AreCountedApart()
    {
        HandledCase[] cases = [.. Cases("an", 8, 12).Select(one => one with { Interactions = 3 }), .. Cases("an", 30, 30), .. Cases("binh", 3, 12).Select(one => one with { Interactions = 4 })];

        Assert.Equal(["an", "binh"], AgentFit.HardProblemSolvers(cases).Select(agent => agent.Agent));
        Assert.Equal([("north", new Share(38, 42)), ("unknown", new Share(3, 12))], AgentFit.By(cases, new Dictionary<string, string> { ["an"] = "north" }));
    }

    [Fact]
    public void Paths_CallThenChat_ShowTheWayAndTheDropOff()
    {
        var levels = JourneyBuilder.Build([.. Call, .. Chat, Event(9, "09:00:00", "phone", "ivr", "C9") with { Customer = "q" }]);

        Assert.Equal(["ivr", "ivr → agent → chat"], Paths.Top(levels.Experiences).Select(path => path.Path));
        var ivr = Paths.Flow(levels.Experiences).Single(flow => flow.Touchpoint == "ivr");
        Assert.Equal(new Share(1, 2), ivr.DropOff);
        Assert.Equal(("agent", 0.75), (ivr.Next[0].To, ivr.Next[0].MedianMinutes));
        Assert.Equal(1, Paths.OnTheWayToGood(levels.Experiences, experience => experience.IsResolved).Single(lift => lift.Touchpoint == "chat").Good.Value);
    }

    [Fact]
    public void TouchpointScores_GoodTouchpointsBadJourney_ShowTheGap()
    {
        SurveyAnswer Answer(int i, double value, SurveyKind kind, string? touchpoint) => new() { Source = "s", ResponseId = $"{i}", Value = value, AnsweredAt = Day, Kind = kind, Touchpoint = touchpoint };
        SurveyAnswer[] answers = [.. Enumerable.Range(0, 60).Select(i => Answer(i, i % 3 == 0 ? 9 : 5, SurveyKind.Relational, null)), .. Enumerable.Range(60, 60).Select(i => Answer(i, i % 5 == 0 ? 5 : 10, SurveyKind.Transactional, "agent"))];

        var report = TouchpointScores.Compare(answers, [.. JourneyBuilder.Build(Call).Interactions]);

        var agent = report.Touchpoints.Single(row => row.Touchpoint == "agent");
        Assert.True(agent.AgainstJourney!.Difference > 80 && agent.Q < 0.001);
        Assert.Equal(1, agent.Passes);
        Assert.Equal(8.5, agent.MedianMinutes);
    }

    private static JourneyLevels Counts(JourneyEvent[] events, int count, int actions, int interactions, int experiences, int journeys)
    {
        var levels = JourneyBuilder.Build(events);

        Assert.Equal(
            (count, actions, interactions, experiences, journeys),
            (levels.Events.Count(), levels.Actions.Count(), levels.Interactions.Count(), levels.Experiences.Count(), levels.Journeys.Count));

        return levels;
    }

    private static JourneyEvent Event(int id, string at, string channel, string touchpoint, string? instance) => new()
    {
        Source = "test",
        EventId = $"{id}",
        Customer = "p",
        At = Day + TimeSpan.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
        Channel = channel,
        Touchpoint = touchpoint,
        Instance = instance,
    };

    private static Experience Goal(string goal, bool resolves, DateTimeOffset at) =>
        JourneyBuilder.Build([Event(1, "09:00:00", "phone", "agent", goal) with { Goal = goal, Resolves = resolves, At = at, Customer = goal }]).Experiences.Single();

    private static IEnumerable<HandledCase> Cases(string agent, int good, int all) => Enumerable.Range(0, all).Select(i => new HandledCase(agent, "billing", i < good));
}

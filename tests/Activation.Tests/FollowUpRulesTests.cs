using System.Text.RegularExpressions;
using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Mapping.Targets;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed partial class FollowUpRulesTests
{
    private const string Detractor = """
        rules:
          - name: detractor
            when: { nps: "<= 6" }
            targets: [dataverse, salesforce]
            due: 1 business day
            subject: "Call back: NPS {nps} from {customer}"
            description: "{reason}. {comment} [{touchpoint}, {answeredAt}]"
            throttle: { max: 2, within: 30d }
            maxAge: 7d
            escalate: [{ at: 75, to: owner }, { at: 100, to: manager }, { at: 150, to: director }]
        """;

    [Fact]
    public void Evaluate_ADetractor_OpensATaskForTheAccountOwnerDueNextWorkingDay()
    {
        var followUp = Opened(Setup.Rules(Detractor).Evaluate(Context()));

        Assert.Equal(("dataverse", "contact-1", "account-1", "owner-1"), (followUp.Target, followUp.Order.ContactId, followUp.Order.AccountId, followUp.Order.OwnerId));
        Assert.Equal(Setup.Monday.AddDays(1), followUp.Order.DueAt);
        Assert.Equal("Call back: NPS 3 from Phạm Lan", followUp.Order.Subject);
        Assert.Equal("NPS 3, negative comment (rule: nps <= 6). Giao hàng trễ [delivery, 2026-03-02 09:00]", followUp.Order.Description);
        Assert.Equal((FollowUpState.Pending, FollowUpPriority.High, FollowUpKind.Task), (followUp.State, followUp.Order.Priority, followUp.Order.Kind));
        Assert.Equal((followUp.Key, Setup.Monday, "p1"), (followUp.Order.Key, followUp.TriggeredAt, followUp.ProfileId));
    }

    [Fact]
    public void Evaluate_TheSameAnswerAgain_HasTheSameKeyAndOpensNothingMore()
    {
        var rules = Setup.Rules(Detractor);
        var first = Opened(rules.Evaluate(Context()));
        var second = Opened(rules.Evaluate(Context() with { Now = Setup.Monday.AddHours(3) }));

        Assert.Equal(first.Key, second.Key);
        Assert.Matches(Key(), first.Key);
        Assert.NotEqual(first.Key, FollowUpKey.Of("detractor", new SourceKey("surveys", "responses", "R2")));
        Assert.NotEqual(first.Key, FollowUpKey.Of("other", first.FeedbackKey));
        Assert.IsType<FollowUpDecision.Nothing>(rules.Evaluate(Context() with { Existing = [first with { State = FollowUpState.Completed }] }));
    }

    [Fact]
    public void Evaluate_ASecondBadAnswerWhileOneIsOpen_IsAddedOnceAndOpensNoSecondTask()
    {
        var rules = Setup.Rules(Detractor);
        var open = Opened(rules.Evaluate(Context())) with { State = FollowUpState.Open };
        var second = Context() with { Feedback = Setup.Answer(0, "Vẫn chưa ai gọi", id: "R2"), Existing = [open] };

        var added = Assert.IsType<FollowUpDecision.AddTo>(rules.Evaluate(second));

        Assert.Equal(open.Key, added.FollowUp.Key);
        var note = Assert.Single(added.FollowUp.Notes);
        Assert.Equal("+ 2026-03-02 09:00: NPS 0, negative comment (rule: nps <= 6)\nVẫn chưa ai gọi", note.Text);
        Assert.Equal((added.Note, null), (note.Text, note.SentAt));
        Assert.Equal(open.Order, added.FollowUp.Order);
        Assert.IsType<FollowUpDecision.Nothing>(rules.Evaluate(second with { Existing = [added.FollowUp] }));
    }

    [Fact]
    public void Evaluate_RepeatNewOrIgnore_DoesSo()
    {
        FollowUpDecision With(string repeat)
        {
            var rules = Setup.Rules(Detractor.Replace("maxAge: 7d", $"repeat: {repeat}", StringComparison.Ordinal));
            var open = Opened(rules.Evaluate(Context())) with { State = FollowUpState.Open };
            return rules.Evaluate(Context() with { Feedback = Setup.Answer(0, id: "R2"), Existing = [open] });
        }

        Assert.IsType<FollowUpDecision.Open>(With("new"));
        Assert.Equal("work of this rule is open already", Assert.IsType<FollowUpDecision.Nothing>(With("ignore")).Reason);
    }

    [Fact]
    public void Evaluate_MoreThanTheThrottleAllows_OpensNothing()
    {
        var rules = Setup.Rules(Detractor);
        var done = Opened(rules.Evaluate(Context())) with { State = FollowUpState.Completed };
        FollowUp[] past = [done with { Key = "a", TriggeredAt = Setup.Monday.AddDays(-3) }, done with { Key = "b", TriggeredAt = Setup.Monday.AddDays(-29) }];

        Assert.IsType<FollowUpDecision.Nothing>(rules.Evaluate(Context() with { Existing = past }));
        Assert.IsType<FollowUpDecision.Open>(rules.Evaluate(Context() with { Existing = [past[0], past[1] with { TriggeredAt = Setup.Monday.AddDays(-31) }] }));
    }

    [Fact]
    public void Evaluate_AnOldOrUnfinishedAnswer_OpensNothing()
    {
        var rules = Setup.Rules(Detractor);

        Assert.Equal("the answer is too old", Nothing(rules.Evaluate(Context() with { Now = Setup.Monday.AddDays(8) })));
        Assert.Equal("the answer is test", Nothing(rules.Evaluate(Context() with { Feedback = Setup.Answer() with { Status = "test" } })));
        Assert.Equal("no rule matches", Nothing(rules.Evaluate(Context() with { Feedback = Setup.Answer(9) })));
    }

    [Theory]
    [InlineData("nps: \"<= 6\"", true)]
    [InlineData("nps: \"< 3\"", false)]
    [InlineData("nps: 3", true)]
    [InlineData("nps: 2..4", true)]
    [InlineData("nps: \">= 9\"", false)]
    [InlineData("csat: \"<= 2\"", false)] // not answered
    [InlineData("touchpoint: [billing, Delivery]", true)]
    [InlineData("touchpoint: { not: delivery }", false)]
    [InlineData("surveyKind: relational", false)]
    [InlineData("channel: email", true)]
    [InlineData("language: vi", true)]
    [InlineData("country: VN", true)]
    [InlineData("sentiment: negative", true)]
    [InlineData("sentiment: \"< -0.5\"", true)]
    [InlineData("comment: present", true)]
    [InlineData("comment: absent", false)]
    [InlineData("comment: { contains: [giao hang tre] }", true)]
    [InlineData("comment: { contains: hoàn tiền }", false)]
    [InlineData("value: \">= 1000\"", true)]
    [InlineData("previousNps: \">= 9\"", true)]
    [InlineData("nps: \"<= 6\", touchpoint: support", false)]
    public void Evaluate_Condition_Decides(string condition, bool opens)
    {
        var rules = Setup.Rules($$"""
            rules:
              - { name: r, when: { {{condition}} }, due: 48h, subject: S, description: D }
            """);

        Assert.Equal(opens, rules.Evaluate(Context()) is FollowUpDecision.Open);
    }

    [Fact]
    public void Evaluate_AlternativesAndSeveralRules_TakeTheFirstThatMatches()
    {
        var rules = Setup.Rules("""
            rules:
              - { name: a, when: [{ csat: 1 }, { nps: 3, touchpoint: support }], due: 48h, subject: A, description: D }
              - { name: b, when: [{ csat: 1 }, { nps: 3, touchpoint: delivery }], kind: case, priority: low, due: 8 business hours, subject: B, description: D }
              - { name: c, when: { nps: 3 }, due: 48h, subject: C, description: D }
            """);

        var followUp = Opened(rules.Evaluate(Context()));

        Assert.Equal(("b", FollowUpKind.Case, FollowUpPriority.Low), (followUp.Rule, followUp.Order.Kind, followUp.Order.Priority));
        Assert.Equal(Setup.Monday.AddDays(1).AddHours(-1), followUp.Order.DueAt); // 10:00 to 17:00, then one hour of Tuesday
    }

    [Fact]
    public void Evaluate_CrmsWithAndWithoutAnActiveOwner_PrefersTheOneThatOwnsTheAccount()
    {
        var rules = Setup.Rules(Detractor);
        var contactOnly = new CrmPlace { Target = "dataverse", ContactId = "c", ContactOwner = new CrmOwner("u1") };
        var owned = new CrmPlace { Target = "salesforce", AccountId = "a", AccountOwner = new CrmOwner("u2") };
        var left = new CrmPlace { Target = "dataverse", AccountId = "b", AccountOwner = new CrmOwner("u3", IsActive: false), DealOwner = new CrmOwner("u4") };

        Assert.Equal(("salesforce", "u2"), Where([contactOnly, owned]));
        Assert.Equal(("salesforce", "u2"), Where([left, owned]));
        Assert.Equal(("dataverse", "u4"), Where([left]));
        Assert.Equal(("dataverse", "u1"), Where([contactOnly]));
        Assert.Equal(("dataverse", null), Where([contactOnly with { ContactOwner = null }]));
        Assert.Equal(("dataverse", "u9"), Where([owned, owned with { Target = "dataverse", AccountOwner = new CrmOwner("u9") }]));

        (string, string?) Where(CrmPlace[] places) => Opened(rules.Evaluate(Context() with { Places = places })) is var found ? (found.Target, found.Order.OwnerId) : default;
    }

    [Fact]
    public void Evaluate_ACustomerInNoCrm_SaysThatAPersonMustLook() =>
        Assert.Equal("detractor", Assert.IsType<FollowUpDecision.Impossible>(Setup.Rules(Detractor).Evaluate(Context() with { Places = [new CrmPlace { Target = "dataverse" }] })).Rule);

    [Fact]
    public void Evaluate_ACommentOfAHundredThousandCharacters_FitsTheCrm()
    {
        var comment = string.Concat(Enumerable.Repeat("😀 trễ ", 14_286));
        var rules = Setup.Rules("""
            rules:
              - { name: r, when: { nps: 3 }, due: 48h, subject: "{comment}", description: "{comment}" }
            """);

        var order = Opened(rules.Evaluate(Context() with { Feedback = Setup.Answer(comment: comment) })).Order;

        Assert.InRange(order.Subject.Length, 190, 200);
        Assert.InRange(order.Description.Length, 1990, 2000);
        Assert.False(char.IsHighSurrogate(order.Subject[^1]) || char.IsHighSurrogate(order.Description[^1]));
    }

    [Fact]
    public void Evaluate_AnAnswerWithoutName_LeavesNoGapsInTheText()
    {
        var rules = Setup.Rules("""
            rules:
              - { name: r, when: { nps: 3 }, due: 48h, subject: "Call {customer} about {orderNumber} now", description: D }
            """);

        Assert.Equal("Call about now", Opened(rules.Evaluate(Context() with { Profile = Setup.Subject("p1", 3) })).Order.Subject);
    }

    [Fact]
    public void Escalate_AsTimePasses_TakesEachStepOnce()
    {
        var rules = Setup.Rules(Detractor);
        var followUp = Opened(rules.Evaluate(Context())) with { State = FollowUpState.Open }; // Monday 10:00, due Tuesday 10:00: nine working hours
        List<(string To, DateTimeOffset At)> told = [];

        for (var now = Setup.Monday; now < Setup.Monday.AddDays(5); now = now.AddMinutes(15))
        {
            if (rules.Escalate(followUp, now) is { } escalation)
            {
                told.AddRange(escalation.Steps.Select(step => (step.To, now)));
                followUp = escalation.FollowUp;
            }
        }

        Assert.Equal(
            [("owner", Setup.Monday.AddHours(6.75)), ("manager", Setup.Monday.AddDays(1)), ("director", Setup.Monday.AddDays(1).AddHours(4.5))],
            told);
    }

    [Fact]
    public void Escalate_AfterALongSilence_TakesAllStepsAtOnceAndNoneOnClosedWork()
    {
        var rules = Setup.Rules(Detractor);
        var followUp = Opened(rules.Evaluate(Context())) with { State = FollowUpState.Open };

        var escalation = rules.Escalate(followUp, Setup.Monday.AddDays(30));

        Assert.Equal([1, 2, 3], escalation!.Steps.Select(step => step.Level));
        Assert.Equal(3, escalation.FollowUp.EscalationLevel);
        Assert.Null(rules.Escalate(escalation.FollowUp, Setup.Monday.AddDays(31)));
        Assert.Null(rules.Escalate(followUp with { State = FollowUpState.Completed }, Setup.Monday.AddDays(30)));
    }

    [Fact]
    public void Load_FileWithEveryKindOfMistake_ReportsAllWithTheirPlaces() =>
        Golden.Matches("followup-mistakes.txt", string.Join('\n', Setup.RuleProblems("""
            calender: {}
            rules:
              - name: a
                when: { nsp: "<= 6" }
                due: 1 busines day
                subject: "Call {custmer}"
                description: "{"
              - name: a
                when: { nps: low, touchpoint: {}, comment: maybe, country: { no: VN } }
                due: tomorrow
                target: dataverse
                targets: [dynamics]
                owner: [accountowner]
                subject: S
                description: D
                repeat: again
                priority: urgent
                kind: mail
                throttle: { max: 0 }
                escalate: [{ at: 100, to: owner }, { at: 75, to: manager }, 150]
              - name: b
                when: {}
                due: 48h
                subject: S
                description: D
              - { name: c, due: 48h, subject: S, description: D }
              - when
            """)) + "\n");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Key();

    private static FollowUp Opened(FollowUpDecision decision) => Assert.IsType<FollowUpDecision.Open>(decision).FollowUp;

    private static string Nothing(FollowUpDecision decision) => Assert.IsType<FollowUpDecision.Nothing>(decision).Reason;

    private static FollowUpContext Context() => new()
    {
        Feedback = Setup.Answer(),
        Profile = new TargetSubject
        {
            Kind = CxHub.Domain.Scores.SubjectKind.Profile,
            Id = "p1",
            Golden = new Dictionary<string, string> { ["givenName"] = "Phạm", ["familyName"] = "Lan", ["country"] = "VN" },
        },
        Sentiment = -0.8,
        SentimentLabel = "Negative",
        PreviousNps = 9,
        Value = 5000,
        Places = [new CrmPlace { Target = "dataverse", ContactId = "contact-1", AccountId = "account-1", AccountOwner = new CrmOwner("owner-1"), ContactOwner = new CrmOwner("owner-2") }],
        Now = Setup.Monday,
    };
}

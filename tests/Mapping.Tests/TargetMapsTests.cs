using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Mapping.Targets;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class TargetMapsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 15, 30, 750, TimeSpan.Zero);

    [Fact]
    public void Values_OfAProfile_AreReadyForTheTarget()
    {
        var map = Map(
            """
            A: { from: score.nps, type: number, scale: 0 }
            B: { from: score.nps.text, type: pick-list, pickList: { "727": Promoter, "728": Passive }, transform: { values: { promoter: "727" } } }
            C: { from: score.nps.at, type: date-time }
            D: { from: score.nps.at, type: date }
            E: { from: score.nps.count, type: text }
            F: { from: feedback.comment, type: text, length: 10 }
            G: { from: profile.mayContact, type: boolean }
            H: { from: account.name, type: text }
            I: { from: account.score.health, type: number, scale: 1 }
            J: { template: "{profile.givenName}: {score.nps}", type: text }
            K: { constant: CxHub, type: text }
            L: { from: score.csat, type: number }
            M: { from: run.id, type: text }
            N: { from: profile.id, type: text }
            O: { from: score.nps.lower, type: number, scale: 2 }
            """);

        var values = map.Values(Subject()).ToDictionary(value => value.Field.Name, value => value.Value);

        Assert.Equal(9m, values["A"]);
        Assert.Equal(727m, values["B"]);
        Assert.Equal("2026-03-02T01:15:30Z", values["C"]);
        Assert.Equal("2026-03-02", values["D"]);
        Assert.Equal("4", values["E"]);
        Assert.Equal("Hàng tốt 😀"[..9], values["F"]);
        Assert.Equal(false, values["G"]);
        Assert.Equal("Minh Phát", values["H"]);
        Assert.Equal(71.3m, values["I"]);
        Assert.Equal("Lan: 9", values["J"]);
        Assert.Equal("CxHub", values["K"]);
        Assert.Null(values["L"]);
        Assert.Equal("run-1", values["M"]);
        Assert.Equal("p1", values["N"]);
        Assert.Equal(7.25m, values["O"]);
    }

    [Theory]
    [InlineData("{ from: score.nps.text, type: number }", "is not a number")]
    [InlineData("{ from: score.nps.text, type: pick-list, pickList: [Promoter] }", "is not in the pick list")]
    [InlineData("{ from: score.nps_mean, type: number, length: 2 }", "has more than the 2 digits before the point that the field holds")]
    public void Values_ThatDoNotFit_SayWhy(string rule, string trouble)
    {
        var value = Assert.Single(Map($"A: {rule}").Values(Subject()));

        Assert.Null(value.Value);
        Assert.Equal(trouble, value.Trouble);
    }

    [Fact]
    public void FieldDefinitions_AreThoseWithALabel()
    {
        var targets = Setup.Targets("""
            target: salesforce
            records:
              - entity: Contact
                of: profile
                fields:
                  A__c: { from: score.nps, type: number, length: 4, scale: 0, label: CX NPS }
                  Description: { from: feedback.comment, type: long-text }
                  S__c: { from: score.nps.text, type: pick-list, pickList: { "1": Promoter }, label: Segment }
            """);

        var fields = targets.FieldDefinitions("salesforce");

        Assert.Equal(["A__c", "S__c"], fields.Select(field => field.Name));
        Assert.Equal(new FieldDefinition("Contact", "A__c", "CX NPS", FieldType.Number, 4, 0), fields[0]);
        Assert.Equal(["Promoter"], fields[1].PickList!);
    }

    [Fact]
    public void Standing_TellsWhatTheRowCarriesAndNothingElse()
    {
        var targets = Setup.Targets("""
            target: salesforce
            records:
              - { entity: Contact, of: profile, parent: AccountId, fields: { A: { from: score.nps, type: number }, B: { from: score.nps.text, type: text }, C: { from: score.nps, type: number } } }
            """);

        var standing = targets.Standing(Setup.Row("""{"Id":"003","A":9.0,"B":null,"AccountId":"001","Email":"x@y.vn"}"""));

        Assert.Equal(new Dictionary<string, object?> { ["A"] = 9.0m, ["B"] = null, ["AccountId"] = "001" }, standing);
        Assert.Null(targets.Standing(Setup.Row("{}", "Lead")));
        Assert.Null(targets.Standing(Setup.Row("{}") with { Deleted = true }));
        Assert.Equal(["A", "B", "C", "AccountId"], targets.FieldsOf("salesforce", "Contact"));
    }

    [Fact]
    public void MayWrite_FollowsTheNamedConsent()
    {
        var map = Setup.Targets("""
            target: salesforce
            records:
              - { entity: Contact, of: profile, consent: profile.mayContact, fields: { A: { from: score.nps, type: number } } }
            """).For("salesforce")[0];

        Assert.False(map.MayWrite(Subject()));
        Assert.True(map.MayWrite(Subject() with { Golden = new Dictionary<string, string> { ["mayContact"] = "true" } }));
        Assert.True(map.MayWrite(Subject() with { Golden = new Dictionary<string, string>() }));
    }

    [Fact]
    public void Fingerprint_ChangesWithAField()
    {
        const string field = "A: { from: score.nps, type: number }";

        Assert.Equal(Map(field).Fingerprint, Map("# note\n" + field).Fingerprint);
        Assert.NotEqual(Map(field).Fingerprint, Map(field + "\nB: { from: score.csat, type: number }").Fingerprint);
        Assert.NotEqual(Map(field).Fingerprint, Map("A: { from: score.nps, type: number, nulls: clear }").Fingerprint);
    }

    internal static TargetEntityMap Map(string fields) => Setup.Targets(
        $$"""
        target: salesforce
        records:
          - entity: Contact
            of: profile
            fields:
        {{string.Join('\n', fields.ReplaceLineEndings("\n").Split('\n').Select(line => "      " + line))}}
        """).For("salesforce")[0];

    private static TargetSubject Subject() => new()
    {
        Kind = SubjectKind.Profile,
        Id = "p1",
        Golden = new Dictionary<string, string> { ["givenName"] = "Lan", ["mayContact"] = "false" },
        Scores = new Dictionary<string, Score> { ["nps"] = Nps(9, "promoter"), ["nps_mean"] = Nps(812.5, null), ["csat"] = Nps(null, null) },
        Feedback = new Feedback { Key = new SourceKey("surveys", "responses", "R1"), AnsweredAt = At, Comment = "Hàng tốt 😀😀" },
        Account = new TargetSubject
        {
            Kind = SubjectKind.Account,
            Id = "a1",
            Golden = new Dictionary<string, string> { ["name"] = "Minh Phát" },
            Scores = new Dictionary<string, Score> { ["health"] = Nps(71.25, "amber") },
        },
        RunId = "run-1",
    };

    private static Score Nps(double? value, string? text) => new()
    {
        Subject = SubjectKind.Profile,
        SubjectId = "p1",
        Measure = "nps",
        Value = value,
        Text = text,
        Count = 4,
        Lower = 7.25,
        At = At,
        FormulaVersion = "1",
        InputHash = "h",
    };
}

using CxHub.Activation.FollowUps;
using CxHub.Activation.Pushing;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Tests.Activation;

/// <summary>Short ways to a target map, a candidate and a set of rules.</summary>
internal static class Setup
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero); // 10:00 in Ho Chi Minh City

    public static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static TargetEntityMap Map(string fields)
    {
        var problems = new ConfigProblems();
        var yaml = $$"""
            target: salesforce
            records:
              - entity: Contact
                of: profile
                consent: profile.mayContact
                fields:
            {{string.Join('\n', fields.ReplaceLineEndings("\n").Split('\n').Select(line => "      " + line))}}
            """;
        var context = new MappingContext { Zone = Vietnam, Region = "VN", Sources = [], Targets = ["salesforce"] };
        var maps = TargetMaps.Load([YamlConfig.Parse(yaml, "salesforce.yaml", problems)!], context, problems);
        problems.ThrowIfAny();
        return maps.For("salesforce")[0];
    }

    public static PushCandidate Candidate(string id, double? nps, params (string Field, object? Value)[] standing) => new()
    {
        RecordId = id,
        Subject = Subject("p-" + id, nps),
        Standing = standing.ToDictionary(field => field.Field, field => field.Value),
    };

    public static TargetSubject Subject(string id, double? nps, string? text = null, DateTimeOffset? at = null) => new()
    {
        Kind = SubjectKind.Profile,
        Id = id,
        Scores = nps is null && text is null
            ? new Dictionary<string, Score>()
            : new Dictionary<string, Score> { [Measure.Nps] = new() { Subject = SubjectKind.Profile, SubjectId = id, Measure = Measure.Nps, Value = nps, Text = text, At = at ?? Monday, FormulaVersion = "1", InputHash = "h" } },
    };

    public static FollowUpRules Rules(string rules)
    {
        var problems = new ConfigProblems();
        var loaded = FollowUpRules.Load(YamlConfig.Parse(rules, "followups.yaml", problems), Vietnam, ["salesforce", "dataverse"], problems);
        problems.ThrowIfAny();
        return loaded;
    }

    public static IReadOnlyList<string> RuleProblems(string rules)
    {
        var problems = new ConfigProblems();
        FollowUpRules.Load(YamlConfig.Parse(rules, "followups.yaml", problems), Vietnam, ["salesforce", "dataverse"], problems);
        return [.. problems.All.Select(problem => problem.ToString())];
    }

    public static Feedback Answer(int? nps = 3, string? comment = "Giao hàng trễ", string? touchpoint = "delivery", string id = "R1") => new()
    {
        Key = new SourceKey("surveys", "responses", id),
        AnsweredAt = Monday.AddHours(-1),
        Nps = nps,
        Comment = comment,
        Touchpoint = touchpoint,
        Channel = "email",
        Language = "vi",
    };
}

using System.Globalization;
using CxHub.Mapping;

namespace CxHub.Activation.FollowUps;

/// <summary>Fills the templates of a rule. The lengths are those that both Salesforce and Dataverse take.</summary>
internal static class FollowUpText
{
    public const int SubjectLength = 200;
    public const int DescriptionLength = 2000;

    public static readonly string[] Places =
    [
        "nps", "csat", "ces", "comment", "touchpoint", "channel", "language", "surveyKind", "orderNumber", "answeredAt", "sentiment", "previousNps",
        "customer", "company", "profileId", "rule", "reason",
    ];

    /// <summary>Line breaks become blanks: a subject is one line.</summary>
    public static string Subject(FollowUpRule rule, FollowUpContext context, string reason, TimeZoneInfo zone)
    {
        var filled = rule.Subject.Fill(place => Value(place, rule, context, reason, zone));
        return TextLength.CutToUnits(string.Join(' ', filled.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)), SubjectLength);
    }

    public static string Description(FollowUpRule rule, FollowUpContext context, string reason, TimeZoneInfo zone) =>
        TextLength.CutToUnits(rule.Description.Fill(place => Value(place, rule, context, reason, zone)), DescriptionLength);

    /// <summary>What a further answer adds to work that is open already.</summary>
    public static string Note(FollowUpRule rule, FollowUpContext context, string reason, TimeZoneInfo zone) =>
        $"+ {Value("answeredAt", rule, context, reason, zone)}: {reason}{(string.IsNullOrWhiteSpace(context.Feedback.Comment) ? string.Empty : $"\n{context.Feedback.Comment}")}";

    /// <summary>The answer in the words of the tests that it passed: <c>NPS 3 (rule: nps &lt;= 6)</c>.</summary>
    public static string Reason(IReadOnlyList<FollowUpTest> tests, FollowUpContext context)
    {
        var feedback = context.Feedback;
        string?[] facts =
        [
            feedback.Nps is { } nps ? Text($"NPS {nps}") : null,
            feedback.Csat is { } csat ? Text($"CSAT {csat}") : null,
            feedback.Ces is { } ces ? Text($"CES {ces}") : null,
            context.SentimentLabel is { } sentiment ? $"{sentiment.ToLowerInvariant()} comment" : null,
        ];
        return $"{string.Join(", ", facts.OfType<string>())} (rule: {string.Join(", ", tests.Select(test => test.Text))})".TrimStart();
    }

    private static string? Value(string place, FollowUpRule rule, FollowUpContext context, string reason, TimeZoneInfo zone) => place switch
    {
        "nps" => Number(context.Feedback.Nps),
        "csat" => Number(context.Feedback.Csat),
        "ces" => Number(context.Feedback.Ces),
        "previousNps" => Number(context.PreviousNps),
        "comment" => context.Feedback.Comment,
        "touchpoint" => context.Feedback.Touchpoint,
        "channel" => context.Feedback.Channel,
        "language" => context.Feedback.Language,
        "surveyKind" => context.Feedback.SurveyKind,
        "orderNumber" => context.Feedback.OrderNumber,
        "answeredAt" => LocalTime.At(context.Feedback.AnsweredAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        "sentiment" => context.SentimentLabel,
        "customer" => Customer(context),
        "company" => context.Profile.Account?.Golden.GetValueOrDefault("name") ?? context.Profile.Golden.GetValueOrDefault("company"),
        "profileId" => context.Profile.Id,
        "rule" => rule.Name,
        "reason" => reason,
        _ => null,
    };

    private static string? Customer(FollowUpContext context)
    {
        var golden = context.Profile.Golden;
        return golden.GetValueOrDefault("displayName")
            ?? golden.GetValueOrDefault("fullName")
            ?? (string.Join(' ', new[] { golden.GetValueOrDefault("givenName"), golden.GetValueOrDefault("familyName") }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } name ? name : null);
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes answers as the survey tool names them, in order of time. Beside those of known customers stand some anonymous ones.</summary>
internal sealed class SurveyRows(PopulationOptions options, Ledger ledger)
{
    private const int LongComment = 100_000;

    private static readonly EntityShape Response = new(
        SandboxSystem.Surveys, "responses", "responseId", "surveyId", "surveyTitle", "surveyKind", "touchpoint", "channel", "language", "startedAt", "submittedAt", "updatedAt", "status",
        "identity", "context", "answers");

    private static readonly EntityShape Identity = new(SandboxSystem.Surveys, "identity", "email", "phone", "name", "crmContactId", "customerNumber", "anonymous");
    private static readonly EntityShape Context = new(SandboxSystem.Surveys, "context", "orderNumber", "agentEmail", "caseNumber");
    private static readonly EntityShape Scores = new(SandboxSystem.Surveys, "answers", "nps", "csat", "ces", "comment");

    private readonly Calendar _calendar = new(options.AsOf);
    private int _responses;

    public void Write(Workforce staff, IReadOnlyList<Story> stories)
    {
        var known = stories.SelectMany(story => story.Answers).ToList();
        var anonymous = Enumerable.Range(0, known.Count / 12).Select(Anonymous);
        var agents = staff.Everyone.Where(colleague => colleague.Department is Department.Service).ToList();
        var longComment = known.FindIndex(answer => answer.Sentiment is "negative");

        foreach (var (answer, isLong) in known.Select((answer, i) => (answer, i == longComment)).Concat(anonymous.Select(answer => (answer, false))).OrderBy(pair => pair.answer.At))
        {
            Write(isLong ? answer with { Comment = Comments.Endless(answer.Language, LongComment) } : answer, agents);
        }
    }

    private void Write(Answer answer, List<Colleague> agents)
    {
        var number = ++_responses;
        var dice = Dice.For(options.Seed, "response", number);
        var id = $"RSP-{number:D6}";
        var startedAt = answer.At.AddSeconds(-dice.Between(20, 400));
        var (survey, title) = Survey(answer);
        ledger.Add(
            Response.Row(
                id, answer.At, id, survey, title, answer.IsRelational ? "relational" : "transactional", answer.Touchpoint, answer.Channel, answer.Language, startedAt, answer.At, answer.At,
                answer.Status, IdentityOf(answer), ContextOf(answer, agents, dice), ScoresOf(answer, number)),
            answer);
    }

    private static IReadOnlyDictionary<string, object?> IdentityOf(Answer answer) => Identity.Part(
        answer.Card?.Email, answer.Card?.Mobile ?? answer.Card?.Phone, answer.Card?.Name.Full, answer.CrmContactId, answer.Card?.ErpNumber, answer.Human is null);

    private static IReadOnlyDictionary<string, object?> ContextOf(Answer answer, List<Colleague> agents, Dice dice) => Context.Part(
        answer.Touchpoint is "delivery" or "billing" ? $"SO-{dice.Between(10_000, 99_999)}" : null,
        answer.Touchpoint is "support" ? dice.Pick(agents).Email : null,
        answer.Touchpoint is "support" ? $"CS-{dice.Between(10_000, 99_999)}" : null);

    /// <summary>Every seven-hundredth answer holds a score that its scale does not have.</summary>
    private static IReadOnlyDictionary<string, object?> ScoresOf(Answer answer, int number) => Scores.Part(
        answer.Status is "partial" ? null : number % 700 is 350 && answer.Nps is null ? 11 : answer.Nps, answer.Csat, answer.Ces, answer.Comment);

    private Answer Anonymous(int index)
    {
        var dice = Dice.For(options.Seed, "anonymous", index);
        var nps = (int)Math.Clamp(Math.Round(Effects.NpsMean + (2.2 * dice.Normal())), 0, 10);
        return new() { Channel = "qr", Touchpoint = "website", Language = dice.Chance(0.65) ? "vi" : "en", At = _calendar.Any(dice), Nps = nps, Csat = Math.Clamp(1 + (nps / 2), 1, 5) };
    }

    private static (string Id, string Title) Survey(Answer answer)
    {
        var id = $"SV-{(answer.IsRelational ? "REL" : answer.Touchpoint[..3].ToUpperInvariant())}-{answer.Language.ToUpperInvariant()}";
        var title = (answer.Language, answer.IsRelational) switch
        {
            ("vi", true) => "Khảo sát mối quan hệ khách hàng",
            ("vi", false) => $"Khảo sát sau trải nghiệm: {Vietnamese(answer.Touchpoint)}",
            (_, true) => "Customer relationship survey",
            _ => $"How was it? {char.ToUpperInvariant(answer.Touchpoint[0])}{answer.Touchpoint[1..]}",
        };
        return (id, title);
    }

    private static string Vietnamese(string touchpoint) => touchpoint switch
    {
        "delivery" => "giao hàng",
        "support" => "hỗ trợ",
        "onboarding" => "triển khai",
        "billing" => "thanh toán",
        "website" => "trang web",
        _ => "gặp kinh doanh",
    };
}

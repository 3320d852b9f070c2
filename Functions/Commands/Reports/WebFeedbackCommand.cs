using System.CommandLine;
using CxHub.Domain;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
using CxHub.Insights.Statistics;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Reports;

/// <summary>
/// <c>report webfeedback [--input carts.csv --comments comments.csv]</c>: carts with <c>visitor, page, at, abandoned</c> and comments with
/// <c>visitor, at, text</c> and perhaps <c>language</c>; without files the hub's own visits and answers.
/// </summary>
public static class WebFeedbackCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> comments = new("--comments") { Description = "Second CSV file: visitor, at, text, and language where there is one" };
        Option<string> period = new("--period") { Description = "Within which a comment belongs to a visit: day, week, month, quarter or year", DefaultValueFactory = _ => "quarter" };
        period.AcceptOnlyFromAmong("day", "week", "month", "quarter", "year");
        Option<string> zone = new("--zone") { Description = "Time zone of period boundaries and of dates without offset", DefaultValueFactory = _ => ScoreReport.DefaultZone };

        return shared.Command("webfeedback", "Carts left behind beside what the same visitors wrote", [comments, period, zone], result =>
        {
            var (length, local) = (Enum.Parse<Period>(result.GetRequiredValue(period), ignoreCase: true), ScoreAnswers.ZoneOf(result.GetRequiredValue(zone)));

            return Document(WebFeedback.Compare(Carts(shared.File(result), length, local), Comments(ReportOptions.Needed(result, comments), length, local, TopicFile.Of(result))));
        }, (result, reports, token) => reports.WebFeedbackAsync(new() { Days = result.GetValue(shared.Days), Period = result.GetValue(period) }, token));
    }

    internal static ReportDocument Document(WebFeedbackReport report) => new()
    {
        Report = "webfeedback",
        Sentence = report.Sentence,
        Figures =
        [
            .. ShareOf("abandonedAfterNegative", report.AbandonedAfterNegative), .. ShareOf("abandonedOtherwise", report.AbandonedOtherwise),
            new("oddsRatio", report.Overall.Value?.OddsRatio), new("oddsRatioLower", report.Overall.Value?.Interval.Lower), new("oddsRatioUpper", report.Overall.Value?.Interval.Upper),
            new("chiSquared", report.Overall.Value?.ChiSquared), new("p", report.Overall.Value?.P), new("strata", report.Overall.Value?.Strata), new("testRefusal", report.Overall.Refusal),
            new("visitsWithComment", report.VisitsWithComment), new("formulaVersion", WebFeedback.FormulaVersion),
        ],
        Tables = [new("rows", ["page", "period", "carts", "abandoned", "comments", "negative", "topics", "abandonedAfterNegative", "abandonedOtherwise", "p", "q"], [.. report.Rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Page, row.Period, row.Abandoned.N, Shown(row.Abandoned), row.Negative.N, Shown(row.Negative), row.Topics.Select(topic => $"{topic.Topic} {topic.Mentions}"),
            Shown(row.AbandonedAfterNegative), Shown(row.AbandonedOtherwise), row.Test?.P, row.Q,
        ])])],
        Notes = ["the test compares visitors within the same site and period, so neither can pretend to be an effect", $"shares of fewer than {Standings.ShownFrom} cases are not shown"],
    };

    private static IEnumerable<Figure> ShareOf(string name, Share share) =>
    [
        new($"{name}N", share.N), new(name, Shown(share)), new($"{name}Lower", share.Standing.IsShown() ? share.Interval?.Lower : null), new($"{name}Upper", share.Standing.IsShown() ? share.Interval?.Upper : null),
    ];

    private static double? Shown(Share share) => share.Standing.IsShown() ? share.Value : null;

    private static List<CartVisit> Carts(string file, Period period, TimeZoneInfo zone)
    {
        var table = CsvTable.Read(file, ["visitor", "page", "at", "abandoned"]);

        return [.. Enumerable.Range(0, table.Rows).Select(row => new CartVisit(table["visitor"][row].Trim(), table["page"][row].Trim(), PeriodOf(table, row, period, zone), Cells.Won(table["abandoned"][row]) ?? throw Cells.NotA("yes or no", table, "abandoned", row)))];
    }

    private static List<VisitorComment> Comments(string file, Period period, TimeZoneInfo zone, Taxonomy taxonomy)
    {
        var languages = CsvTable.HeadingOf(file).Contains("language", StringComparer.OrdinalIgnoreCase);
        var table = CsvTable.Read(file, ["visitor", "at", "text", .. languages ? ["language"] : Array.Empty<string>()]);
        TopicFinder finder = new(taxonomy.Topics);

        return [.. Enumerable.Range(0, table.Rows).Select(row =>
        {
            var (text, language) = (PersonalData.Mask(table["text"][row]), languages ? table["language"][row] : null);

            return new VisitorComment(table["visitor"][row].Trim(), PeriodOf(table, row, period, zone), [.. finder.Find(text, language).Select(mention => mention.Topic.Code)], LexiconSentiment.Judge(text, language).Label);
        })];
    }

    private static string PeriodOf(CsvTable table, int row, Period period, TimeZoneInfo zone) =>
        Periods.NameOf(Cells.Moment(table, "at", row, zone, null) ?? throw Cells.NotA("date", table, "at", row), period, zone);
}

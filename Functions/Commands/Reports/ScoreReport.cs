using System.CommandLine;
using CxHub.Functions.Reports;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>What NPS, CSAT, CES and eNPS have in common: answers in a column, grouped by other columns and by period.</summary>
internal sealed class ScoreReport
{
    public const string DefaultZone = "Asia/Ho_Chi_Minh";

    private readonly ReportOptions _shared = new();

    public Option<string> Score { get; } = new("--score") { Description = "Column with the answers" };

    public Option<string?> By { get; } = new("--by") { Description = "Columns to break down by, separated by commas; without a file touchpoint, segment, channel, language, source or survey" };

    public Option<string?> Period { get; } = new("--period") { Description = "day, week, month, quarter or year" };

    public Option<string?> Date { get; } = new("--date") { Description = "Column with the moment of the answer (found by its name when left out)" };

    public Option<string?> DateFormat { get; } = new("--date-format") { Description = "Form of dates that are not ISO, for example dd/MM/yyyy" };

    public Option<string> Zone { get; } = new("--zone") { Description = "Time zone of period boundaries", DefaultValueFactory = _ => DefaultZone };

    public Option<string?> Id { get; } = new("--id") { Description = "Column with the response id: a repeated id is one answer" };

    public Option<string?> Kind { get; } = new("--kind") { Description = "relational or transactional: the answers of this kind, when the file has a column \"kind\" with both" };

    public Option<int> MinimumN { get; } = new("--min-n") { Description = "Groups with fewer answers are not shown", DefaultValueFactory = _ => Standings.ShownFrom };

    /// <summary>A command with these options and the measure's own; <paramref name="measure"/> reads those and returns the way from answers to figures.</summary>
    public Command Command(
        string name,
        string description,
        IEnumerable<Option> own,
        Func<ParseResult, Func<IReadOnlyList<double?>, ScoreFigures>> measure,
        Func<StoreReports, StoreQuery, CancellationToken, Task<ReportDocument>> fromStore,
        Func<ParseResult, ScoreAnswers, IEnumerable<ReportTable>>? more = null)
    {
        Kind.AcceptOnlyFromAmong("relational", "transactional");
        Period.AcceptOnlyFromAmong("day", "week", "month", "quarter", "year");

        return _shared.Command(name, description, [Score, By, Period, Date, DateFormat, Zone, Id, Kind, MinimumN, .. own], result =>
        {
            var answers = ScoreAnswers.Read(_shared.File(result), result, this);

            return ScoreDocument.Of(name, answers, measure(result), result.GetValue(MinimumN), more?.Invoke(result, answers) ?? []);
        }, (result, reports, token) => fromStore(reports, Query(result), token));
    }

    private StoreQuery Query(ParseResult result) => new()
    {
        Days = result.GetValue(_shared.Days),
        By = result.GetValue(By),
        Period = result.GetValue(Period),
        Kind = result.GetValue(Kind),
    };
}

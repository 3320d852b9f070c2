using System.CommandLine;

namespace CxHub.Functions.Commands.Reports;

/// <summary>The options of <c>report winrate</c>.</summary>
internal sealed class WinRateOptions
{
    public Option<string> Outcome { get; } = new("--outcome") { Description = "Column: won or lost (also 1/0, yes/no, Closed Won/Closed Lost); anything else is open", DefaultValueFactory = _ => "won" };

    public Option<string?> Score { get; } = new("--score") { Description = "Column with the NPS answer, 0-10, in the deals or in the answers" };

    public Option<string?> Band { get; } = new("--band") { Description = "Column with detractor, passive or promoter, instead of a score" };

    public Option<string?> ClosedAt { get; } = new("--closed-at") { Description = "Column with the day the deal was decided" };

    public Option<string?> AnsweredAt { get; } = new("--answered-at") { Description = "Column with the moment of the answer, in the deals or in the answers" };

    public Option<string?> Answers { get; } = new("--answers") { Description = "Second CSV file with answers" };

    public Option<string> Customer { get; } = new("--customer") { Description = "Column that both files name the customer by", DefaultValueFactory = _ => "account" };

    public Option<int> Window { get; } = new("--window") { Description = "Days before the outcome in which an answer counts", DefaultValueFactory = _ => 180 };

    public Option<int> Gap { get; } = new("--gap") { Description = "Days right before the outcome that do not count", DefaultValueFactory = _ => 1 };

    public Option<string?> Controls { get; } = new("--controls") { Description = "Columns or expressions to compare like with like: segment,log(list_price)" };

    public Option<string?> By { get; } = new("--by") { Description = "Also by this column, with or without scores" };

    public Option<bool> Placebo { get; } = new("--placebo") { Description = "Also run on shuffled scores" };

    public Option<string> Zone { get; } = new("--zone") { Description = "Time zone of dates without offset", DefaultValueFactory = _ => ScoreReport.DefaultZone };

    public Option<string?> DateFormat { get; } = new("--date-format") { Description = "Form of dates that are not ISO" };

    /// <summary>The window when one was asked for; the hub's own stands in <c>scores.yaml</c>.</summary>
    public int? GivenWindow(ParseResult result) => result.GetResult(Window) is { Implicit: false } ? result.GetValue(Window) : null;

    public IReadOnlyList<Option> All => [Outcome, Score, Band, ClosedAt, AnsweredAt, Answers, Customer, Window, Gap, Controls, By, Placebo, Zone, DateFormat];
}

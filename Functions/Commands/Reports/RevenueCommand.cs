using System.CommandLine;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report revenue --input accounts.csv --amount revenue --score nps [--account id]</c>.</summary>
public static class RevenueCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> amount = new("--amount") { Description = "Column with the account's revenue" };
        Option<string> score = new("--score") { Description = "Column with the NPS answer, 0-10" };
        Option<string?> account = new("--account") { Description = "Column with the account: its revenue counts once, its score is the mean of its rows" };

        Option<string?> currency = new("--currency") { Description = "Without a file: the currency whose invoices are counted" };

        return shared.Command("revenue", "Revenue of promoters and detractors", [amount, score, account, currency], result =>
        {
            var key = result.GetValue(account);
            var table = CsvTable.Read(shared.File(result), [ReportOptions.Needed(result, amount), ReportOptions.Needed(result, score), .. key is null ? [] : new[] { key }]);
            var (amounts, scores) = (Cells.Numbers(table, ReportOptions.Needed(result, amount)), Cells.Numbers(table, ReportOptions.Needed(result, score)));
            var rows = Enumerable.Range(0, table.Rows).Where(row => double.IsFinite(amounts[row]) && AnswerScale.Recommendation.Read(scores[row]) is AnswerState.Valid).ToList();
            var accounts = rows.GroupBy(row => key is null ? $"row {row}" : JoinKey.Of(table[key][row]), StringComparer.Ordinal)
                .Select(group => new AccountRevenue(group.Key, Nps.BandOf(Math.Round(group.Average(row => scores[row]), MidpointRounding.AwayFromZero)), amounts[group.Last()]))
                .ToList();

            return Document(RevenueByBand.Compare(accounts), table.Rows - rows.Count);
        }, (result, reports, token) => reports.RevenueAsync(new() { Days = result.GetValue(shared.Days), Currency = result.GetValue(currency) }, token));
    }

    internal static ReportDocument Document(RevenueStudy study)
    {
        var document = Document(study.Report, study.OtherCurrencies);

        return document with
        {
            Figures = [new("currency", study.Currency), new("customersWithInvoices", study.Scored.N), new("scored", study.Scored.Hits), .. document.Figures],
            Notes = ["each customer's invoices less credit memos, beside the mean of its people's latest answers", .. study.OtherCurrencies > 0 ? [$"{study.OtherCurrencies} customers have invoices in other currencies only and were left out (--currency names another)"] : Array.Empty<string>()],
        };
    }

    internal static ReportDocument Document(RevenueReport report, int left) => new()
    {
        Report = "revenue",
        Sentence = report.Sentence,
        Figures =
        [
            new("ratio", report.Ratio), new("ratioLower", report.RatioInterval?.Lower), new("ratioUpper", report.RatioInterval?.Upper),
            new("difference", report.Welch.Value?.Difference), new("differenceLower", report.Welch.Value?.Interval.Lower), new("differenceUpper", report.Welch.Value?.Interval.Upper),
            new("welchT", report.Welch.Value?.T), new("welchDf", report.Welch.Value?.DegreesOfFreedom), new("welchP", report.Welch.Value?.P), new("welchOnLogsP", report.WelchOnLogs.Value?.P),
            new("mannWhitneyW", report.Ranks.Value?.W), new("mannWhitneyP", report.Ranks.Value?.P), new("withoutAmount", report.WithoutAmount), new("leftOut", left),
            new("resamples", report.Resamples), new("seed", report.Seed), new("formulaVersion", report.FormulaVersion),
        ],
        Tables = [new("bands", ["band", "n", "median", "mean", "sum"],
        [
            Row("promoter", report.Promoters), Row("passive", report.Passives), Row("detractor", report.Detractors),
        ])],
    };

    private static IReadOnlyList<object?> Row(string band, RevenueGroup group) => [band, group.N, group.Median, group.Mean, group.Sum];
}

using System.CommandLine;
using CxHub.Insights.Segments;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report rfm --input orders.csv --customer c --date d --amount a</c> and <c>report clusters --input customers.csv --columns a,b,c</c>.</summary>
public static class SegmentsReport
{
    public static Command BuildRfm()
    {
        ReportOptions shared = new();
        Option<string> customer = new("--customer") { Description = "Column with the customer", DefaultValueFactory = _ => "customer" };
        Option<string> date = new("--date") { Description = "Column with the day of the order", DefaultValueFactory = _ => "date" };
        Option<string> amount = new("--amount") { Description = "Column with the amount", DefaultValueFactory = _ => "amount" };
        Option<string> zone = new("--zone") { Description = "Time zone of dates without offset", DefaultValueFactory = _ => ScoreReport.DefaultZone };

        return shared.Command("rfm", "Recency, frequency and money in quintiles", [customer, date, amount, zone], result =>
        {
            var (who, when) = (result.GetRequiredValue(customer), result.GetRequiredValue(date));
            var table = CsvTable.Read(shared.File(result), [who, when, result.GetRequiredValue(amount)]);
            var amounts = Cells.Numbers(table, result.GetRequiredValue(amount));
            var local = ScoreAnswers.ZoneOf(result.GetRequiredValue(zone));
            var orders = Enumerable.Range(0, table.Rows).Where(row => !double.IsNaN(amounts[row]))
                .Select(row => new OrderLine(table[who][row].Trim(), Cells.Moment(table, when, row, local, null) ?? throw Cells.NotA("date", table, when, row), amounts[row]))
                .ToList();

            return RfmDocument(Rfm.Score(orders, orders.Select(order => order.At).DefaultIfEmpty().Max()));
        });
    }

    public static Command BuildClusters()
    {
        ReportOptions shared = new();
        Option<string> columns = new("--columns") { Description = "Features, separated by commas", Required = true };
        Option<int> most = new("--most") { Description = "Most groups to try", DefaultValueFactory = _ => 8 };

        return shared.Command("clusters", "Groups of similar customers by k-means", [columns, most], result =>
        {
            var file = shared.File(result);
            var expressions = Expressions.Split(result.GetRequiredValue(columns));
            List<string> notes = [];
            var table = CsvTable.Read(file, expressions.SelectMany(expression => Expressions.ColumnsOf(expression, CsvTable.HeadingOf(file))));
            var (features, dropped) = CxHub.Insights.Statistics.CompleteCases.Of([.. expressions.SelectMany(expression => Expressions.Evaluate(expression, table, notes))]);
            var attempt = KMeans.Fit(features, result.GetValue(most));

            if (dropped > 0)
            {
                notes.Add($"{dropped} rows with a missing feature were left out");
            }

            return attempt.Value is { } clustering ? ClusterDocument(clustering, features, notes) : ReportDocument.Refused("clusters", attempt.Refusal!, notes);
        });
    }

    internal static ReportDocument RfmDocument(IReadOnlyList<RfmScore> scores) => new()
    {
        Report = "rfm",
        Sentence = $"{scores.Count} customers in quintiles; {scores.Count(score => score is { Recency: >= 4, Frequency: >= 4, Money: >= 4 })} are recent, frequent and large.",
        Figures = [new("customers", scores.Count), new("formulaVersion", Rfm.FormulaVersion)],
        Tables = [new("rows", ["customer", "recency", "frequency", "money", "code", "days", "orders", "amount"], [.. scores.Select(score => (IReadOnlyList<object?>)
            [score.Customer, score.Recency, score.Frequency, score.Money, score.Code, score.Days, score.Orders, score.Amount])])],
    };

    internal static ReportDocument ClusterDocument(Clustering clustering, IReadOnlyList<CxHub.Insights.Statistics.Column> features, List<string> notes) => new()
    {
        Report = "clusters",
        Sentence = FormattableString.Invariant($"{clustering.Count} groups (silhouette {clustering.Silhouette:0.00}{(clustering.Silhouette < 0.25 ? ": hardly told apart" : "")})."),
        Figures = [new("groups", clustering.Count), new("silhouette", clustering.Silhouette), new("seed", clustering.Seed), new("n", clustering.GroupOf.Count), new("formulaVersion", KMeans.FormulaVersion)],
        Tables = [new("centres", ["group", "n", "share", .. features.Select(feature => feature.Name)], [.. clustering.GroupOf.Select((group, row) => (group, row)).GroupBy(one => one.group).OrderBy(one => one.Key).Select(group => (IReadOnlyList<object?>)
            [group.Key + 1, group.Count(), group.Count() / (double)clustering.GroupOf.Count, .. features.Select(feature => (object?)group.Average(one => feature.Values[one.row]))])])],
        Notes = notes,
    };
}

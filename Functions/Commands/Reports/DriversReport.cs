using System.CommandLine;
using System.Globalization;
using CxHub.Insights.Drivers;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report drivers --input F.csv --outcome satisfied --drivers a,b,c</c>.</summary>
public static class DriversReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> outcome = new("--outcome") { Description = "Column with the outcome; without a file nps, csat or ces" };
        Option<string> drivers = new("--drivers") { Description = "Columns or expressions, separated by commas; * takes all other columns" };
        Option<string> method = new("--method") { Description = "johnson (relative weights) or lmg (Shapley)", DefaultValueFactory = _ => "johnson" };
        method.AcceptOnlyFromAmong("johnson", "lmg");
        Option<int> resamples = new("--resamples") { Description = "Bootstrap resamples", DefaultValueFactory = _ => Bootstrap.DefaultResamples };
        Option<string> seed = new("--seed") { Description = "Seed of resampling", DefaultValueFactory = _ => Bootstrap.DefaultSeed.ToString(CultureInfo.InvariantCulture) };
        Option<string?> scale = new("--scale") { Description = "Scale of the drivers, 1-5; 0 on it is \"not applicable\"" };
        Option<bool> means = new("--split-at-means") { Description = "Quadrants split at means instead of medians" };

        Option<string?> group = new("--group") { Description = "Without a file: everyone, or with-case for customers with a service case" };
        var happened = ModelColumns.EventOption();

        return shared.Command("drivers", "What an outcome goes along with, by importance", [outcome, drivers, happened, method, resamples, seed, scale, means, group], result =>
        {
            var file = shared.File(result);
            var name = ReportOptions.Needed(result, outcome);
            var list = ReportOptions.Needed(result, drivers) is "*" ? string.Join(',', CsvTable.HeadingOf(file).Where(column => column != name)) : ReportOptions.Needed(result, drivers);
            var columns = ModelColumns.Read(file, name, list, binary: true, result.GetValue(happened));
            var range = result.GetValue(scale) is { } text ? CsatReport.ScaleOf(text) : null;
            var used = range is null ? columns.Predictors : columns.Predictors.Select(column => OnScale(column, range, columns.Notes)).ToList();
            var attempt = KeyDrivers.Analyse(columns.Outcome, used, new()
            {
                Method = result.GetValue(method) is "lmg" ? ImportanceMethod.Lmg : ImportanceMethod.Johnson,
                Resamples = result.GetValue(resamples),
                Seed = ulong.TryParse(result.GetValue(seed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ReportException("--seed must be a whole number."),
                Scale = range is null ? null : (range.Minimum, range.Maximum),
                SplitAtMeans = result.GetValue(means),
            });

            return attempt.Value is { } report ? Document(report, columns.Notes) : ReportDocument.Refused("drivers", attempt.Refusal!, columns.Notes);
        }, (result, reports, token) => reports.DriversAsync(new() { Days = result.GetValue(shared.Days), Outcome = result.GetValue(outcome), Group = result.GetValue(group) }, token));
    }

    /// <summary>The hub's own behaviours beside the answer.</summary>
    internal static ReportDocument Document(DriverStudy study)
    {
        List<string> notes =
        [
            FormattableString.Invariant($"one row per customer: the last {study.Outcome.Name} answer, and what happened in the {study.WindowDays:0} days before it"),
            "performance is the mean answer, on 0-100, of the customers a driver concerns",
            .. LeftOut(study.LeftOut),
        ];
        var document = study.Importance.Value is { } report ? Document(report, notes) : ReportDocument.Refused("drivers", study.Importance.Refusal!, notes);

        return document with
        {
            Figures = [new("customers", study.Customers), new("group", study.Group), new("windowDays", study.WindowDays), .. document.Figures],
            Tables = [.. document.Tables, new("correlations", ["name", "n", "spearman", "p", "q"], [.. study.Correlations.Select(one => (IReadOnlyList<object?>)[one.Name, one.Spearman.N, one.Spearman.Value, one.Spearman.P, one.Q])])],
        };
    }

    internal static List<string> LeftOut(IReadOnlyList<string> names) => names.Count is 0 ? [] : [$"left out, because they concern fewer than 30 customers: {string.Join(", ", names)}"];

    private static Column OnScale(Column column, CxHub.Insights.Scores.AnswerScale scale, List<string> notes)
    {
        bool IsOutside(double value) => value < scale.Minimum || value > scale.Maximum;
        var outside = column.Values.Count(IsOutside);

        if (outside > 0)
        {
            notes.Add($"{outside} answers of {column.Name} are outside {scale.Minimum}-{scale.Maximum} (0 means \"not applicable\") and count as missing");
        }

        return outside == 0 ? column : column with { Values = Array.ConvertAll(column.Values, value => IsOutside(value) ? double.NaN : value) };
    }

    internal static ReportDocument Document(DriverReport report, List<string> notes) => new()
    {
        Report = "drivers",
        Sentence = report.Sentence,
        Figures =
        [
            new("outcome", report.Outcome), new("method", report.Method), new("n", report.N), new("dropped", report.Dropped), new("rSquared", report.RSquared), new("adjustedRSquared", report.AdjustedRSquared),
            new("noiseFloor", report.NoiseFloor), new("resamples", report.Resamples), new("seed", report.Seed), new("formulaVersion", report.FormulaVersion),
        ],
        Tables =
        [
            new("drivers", ["name", "weight", "share", "lower", "upper", "direction", "correlation", "mean", "performance", "aboveNoise", "quadrant", "shareLower", "shareUpper"], [.. report.Drivers.Select(driver => (IReadOnlyList<object?>)
            [
                driver.Name, driver.Weight, driver.Share, driver.Interval?.Lower, driver.Interval?.Upper, driver.Correlation >= 0 ? "up" : "down", driver.Correlation, driver.Mean, driver.Performance, driver.IsAboveNoise, driver.Quadrant, driver.ShareInterval?.Lower, driver.ShareInterval?.Upper,
            ])]),
            new("orders", ["above", "below", "support"], [.. report.Orders.Select(order => (IReadOnlyList<object?>)[order.Above, order.Below, order.Support])]),
        ],
        Notes = [.. notes, .. report.Notes, "importance is association within this model, not cause"],
    };
}

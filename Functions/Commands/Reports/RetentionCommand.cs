using System.CommandLine;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report retention --input customers.csv --time days --event left --by band</c>: how long customers stay, by group.</summary>
public static class RetentionCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> time = new("--time") { Description = "Column with the time observed" };
        Option<string> ended = new("--event") { Description = "Column: 1 left, 0 still there when last seen" };
        Option<string?> by = new("--by") { Description = "Column with the group" };

        Option<int?> silence = new("--silence") { Description = "Without a file: days without a purchase after which a customer counts as gone" };

        return shared.Command("retention", "Kaplan-Meier curves and the log-rank test", [time, ended, by, silence], result =>
        {
            var group = result.GetValue(by);
            var table = CsvTable.Read(shared.File(result), [ReportOptions.Needed(result, time), ReportOptions.Needed(result, ended), .. group is null ? [] : new[] { group }]);
            var (times, events) = (Cells.Numbers(table, ReportOptions.Needed(result, time)), Cells.Numbers(table, ReportOptions.Needed(result, ended)));
            var rows = Enumerable.Range(0, table.Rows).Where(row => times[row] >= 0 && events[row] is 0 or 1).ToList();
            var groups = rows.GroupBy(row => group is null ? "all" : table[group][row].Trim(), StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (Name: one.Key, Lifetimes: (IReadOnlyList<Lifetime>)[.. one.Select(row => new Lifetime(times[row], events[row] == 1))]))
                .ToList();

            return Document(Retention.ByGroup(groups), table.Rows - rows.Count);
        }, (result, reports, token) => reports.RetentionAsync(new() { Silence = result.GetValue(silence) }, token));
    }

    internal static ReportDocument Document(RetentionStudy study)
    {
        var document = Document(study.Report, study.NeverBought);

        return document with
        {
            Sentence = study.Report.Sentence,
            Figures = [new("customers", study.Customers), new("left", study.Left), new("silenceDays", study.SilenceDays), .. document.Figures],
            Notes =
            [
                FormattableString.Invariant($"time runs in days from the first answer; a customer without a purchase for {study.SilenceDays:0} days is gone since the last one"),
                $"{study.NeverBought} customers answered and never bought; they are left out",
            ],
        };
    }

    internal static ReportDocument Document(RetentionReport report, int left)
    {
        var test = report.Test;

        return new()
        {
            Report = "retention",
            Sentence = test.Value switch
            {
                null => test.Refusal!,
                { P: < 0.05 and var p } => FormattableString.Invariant($"The groups are associated with different retention (log-rank {Wording.P(p)}), without control for other differences."),
                { P: var p } => FormattableString.Invariant($"No evidence that retention differs between the groups (log-rank {Wording.P(p)})."),
            },
            Figures = [new("chiSquared", test.Value?.ChiSquared), new("p", test.Value?.P), new("leftOut", left), new("formulaVersion", Survival.FormulaVersion)],
            Tables =
            [
                new("curves", ["group", "time", "atRisk", "events", "survival", "lower", "upper"], [.. report.Curves.SelectMany(curve => curve.Steps.Select(step => (IReadOnlyList<object?>)
                    [curve.Band, step.Time, step.AtRisk, step.Events, step.Survival, step.Interval?.Lower, step.Interval?.Upper]))]),
                new("groups", ["group", "n", "events", "expected"], [.. (test.Value?.Groups ?? []).Select(group => (IReadOnlyList<object?>)[group.Name, group.N, group.Events, group.Expected])]),
            ],
        };
    }
}

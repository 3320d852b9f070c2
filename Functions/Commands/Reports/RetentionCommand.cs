using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report retention --input customers.csv --time days --event left --by band</c>: how long customers stay, by group.</summary>
public static class RetentionCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> time = new("--time") { Description = "Column with the time observed", Required = true };
        Option<string> ended = new("--event") { Description = "Column: 1 left, 0 still there when last seen", Required = true };
        Option<string?> by = new("--by") { Description = "Column with the group" };

        return shared.Command("retention", "Kaplan-Meier curves and the log-rank test", [time, ended, by], result =>
        {
            var group = result.GetValue(by);
            var table = CsvTable.Read(shared.File(result), [result.GetRequiredValue(time), result.GetRequiredValue(ended), .. group is null ? [] : new[] { group }]);
            var (times, events) = (Cells.Numbers(table, result.GetRequiredValue(time)), Cells.Numbers(table, result.GetRequiredValue(ended)));
            var rows = Enumerable.Range(0, table.Rows).Where(row => times[row] >= 0 && events[row] is 0 or 1).ToList();
            var groups = rows.GroupBy(row => group is null ? "all" : table[group][row].Trim(), StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (Name: one.Key, Lifetimes: (IReadOnlyList<Lifetime>)[.. one.Select(row => new Lifetime(times[row], events[row] == 1))]))
                .ToList();

            return Document(groups, table.Rows - rows.Count);
        });
    }

    internal static ReportDocument Document(List<(string Name, IReadOnlyList<Lifetime> Lifetimes)> groups, int left)
    {
        var test = Survival.LogRank(groups);

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
                new("curves", ["group", "time", "atRisk", "events", "survival", "lower", "upper"], [.. groups.SelectMany(group => Survival.KaplanMeier(group.Lifetimes).Select(step => (IReadOnlyList<object?>)
                    [group.Name, step.Time, step.AtRisk, step.Events, step.Survival, step.Interval?.Lower, step.Interval?.Upper]))]),
                new("groups", ["group", "n", "events", "expected"], [.. (test.Value?.Groups ?? []).Select(group => (IReadOnlyList<object?>)[group.Name, group.N, group.Events, group.Expected])]),
            ],
        };
    }
}

using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Warns of columns that already know the outcome: controlled for, they explain it away or make it look predictable.</summary>
public static class Leakage
{
    private static readonly string[] AfterTheFact = ["close", "days_to", "daysto", "duration", "cycle", "stage", "lost_reason", "lossreason", "discount", "final"];

    private static readonly string[] Amounts = ["amount", "value", "revenue", "price", "total"];

    /// <summary>Warnings by name and by pattern; empty when nothing is suspicious.</summary>
    public static IReadOnlyList<string> Check(Column outcome, IEnumerable<Column> controls) =>
        [.. controls.Select(control => Warning(outcome, control)).OfType<string>()];

    private static string? Warning(Column outcome, Column control)
    {
        // A 0/1 column is a category, not an amount.
        var isAmount = control.Values.Where(double.IsFinite).Distinct().Take(3).Count() > 2;
        var zeroLost = ZeroShare(outcome, control, 0);
        var zeroWon = ZeroShare(outcome, control, 1);

        return isAmount && zeroLost > 0.2 && zeroLost > 2 * zeroWon + 0.1
            ? FormattableString.Invariant($"{control.Name} is 0 on {100 * zeroLost:0} % of lost and {100 * zeroWon:0} % of won rows: it is set when the deal closes, so it already holds the outcome. Use the list price or the amount at a fixed stage.")
            : Has(control.Name, AfterTheFact) && !Has(control.Name, ["list"]) ? $"{control.Name} sounds like something known only when the deal closes; such a column must not be controlled for."
            : Has(control.Name, Amounts) && !Has(control.Name, ["list", "first", "initial"]) ? $"{control.Name}: if this is the amount at close, it already holds the outcome. Use the list price or the amount at a fixed stage."
            : null;
    }

    private static double ZeroShare(Column outcome, Column control, double level)
    {
        var rows = Enumerable.Range(0, control.Values.Length).Where(row => outcome.Values[row] == level && !double.IsNaN(control.Values[row])).ToList();

        return rows.Count == 0 ? 0 : rows.Count(row => control.Values[row] is 0 or double.NegativeInfinity) / (double)rows.Count;
    }

    private static bool Has(string name, string[] parts) => Array.Exists(parts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}

namespace CxHub.Insights.Statistics;

/// <summary>Cohen's κ: how far two people label alike beyond chance. From 0.6 on labels are good enough to learn from.</summary>
public static class Kappa
{
    public const double EnoughToLearn = 0.6;

    /// <param name="table">Rows: first person's labels; columns: the second's, in the same order.</param>
    /// <returns>Null when the table is empty or both used one label only.</returns>
    public static double? Of(IReadOnlyList<IReadOnlyList<int>> table)
    {
        double n = table.Sum(row => row.Sum());
        var agreed = table.Select((row, index) => row[index]).Sum() / n;
        var chance = table.Select((row, index) => row.Sum() / n * (table.Sum(other => other[index]) / n)).Sum();

        return n == 0 || chance == 1 ? null : (agreed - chance) / (1 - chance);
    }
}

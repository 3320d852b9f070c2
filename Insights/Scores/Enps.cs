namespace CxHub.Insights.Scores;

/// <summary>Employee NPS: the arithmetic of <see cref="Nps"/> with a floor that keeps single employees from being recognised.</summary>
public static class Enps
{
    public const string FormulaVersion = "enps/1";

    public const int DefaultFloor = 5;

    /// <summary>Sibling cells (teams of one department). A cell under the floor is hidden; if it is the only one, the next smallest is hidden too, or it could be had by subtraction.</summary>
    /// <param name="floor">5 to 10 respondents; a smaller floor is refused.</param>
    public static IReadOnlyList<EnpsCell> ByCell(IReadOnlyList<(string Name, NpsCounts Counts)> cells, int floor = DefaultFloor)
    {
        if (floor < DefaultFloor)
        {
            throw new ArgumentOutOfRangeException(nameof(floor), floor, "The anonymity floor of employee answers is at least 5.");
        }

        var hidden = cells.Where(cell => cell.Counts.N > 0 && cell.Counts.N < floor).Select(cell => cell.Name).ToHashSet(StringComparer.Ordinal);
        string? second = null;

        if (hidden.Count == 1)
        {
            second = cells.Where(cell => cell.Counts.N >= floor).OrderBy(cell => cell.Counts.N).ThenBy(cell => cell.Name, StringComparer.Ordinal).Select(cell => cell.Name).FirstOrDefault();
        }

        return [.. cells.Select(cell => Cell(cell.Name, cell.Counts, hidden.Contains(cell.Name), cell.Name == second))];
    }

    private static EnpsCell Cell(string name, NpsCounts counts, bool small, bool complementary) => (small, complementary, counts.N) switch
    {
        (_, _, 0) => new(name, null, "no answers"),
        (true, _, _) => new(name, null, "too few answers to keep people anonymous"),
        (_, true, _) => new(name, null, "hidden so that the smaller neighbour cannot be computed"),
        _ => new(name, Nps.Of(counts), null),
    };
}

/// <param name="Score">Null when hidden or empty; a hidden cell carries no count either.</param>
/// <param name="Hidden">Why there is no score.</param>
public sealed record EnpsCell(string Name, NpsScore? Score, string? Hidden);

namespace CxHub.Insights.Statistics;

/// <summary>A named variable; NaN is missing.</summary>
public sealed record Column(string Name, double[] Values)
{
    public bool IsConstant => !Values.AsSpan().ContainsAnyExcept(Values.Length > 0 ? Values[0] : 0);
}

/// <summary>Rows without a missing value in any column; what a model was really computed on.</summary>
public static class CompleteCases
{
    /// <returns>The columns cut to the complete rows, in the same order, and how many rows were dropped.</returns>
    public static (IReadOnlyList<Column> Columns, int Dropped) Of(IReadOnlyList<Column> columns)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Values.Length;
        var kept = Enumerable.Range(0, rows).Where(row => columns.All(column => double.IsFinite(column.Values[row]))).ToArray();

        return kept.Length == rows
            ? (columns, 0)
            : ([.. columns.Select(column => column with { Values = Array.ConvertAll(kept, row => column.Values[row]) })], rows - kept.Length);
    }
}

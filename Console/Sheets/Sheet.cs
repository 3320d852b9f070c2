namespace CxHub.Console.Sheets;

/// <summary>
/// A table of what a page or chart shows: drawn as an HTML table, and given as CSV or JSON by <c>?format=</c>. Cells are text, long, double,
/// decimal, bool, DateOnly, DateTimeOffset or null, unrounded.
/// </summary>
/// <remarks>The name is its key in JSON and in <c>?sheet=</c>.</remarks>
public sealed record Sheet(string Name, string Caption, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

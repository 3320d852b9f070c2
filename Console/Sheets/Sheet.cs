namespace CxHub.Console.Sheets;

/// <summary>
/// A table of what a page or chart shows: drawn as an HTML table, and given as CSV or JSON by <c>?format=</c>. Cells are text, long, double,
/// decimal, bool, DateOnly, DateTimeOffset or null, unrounded.
/// </summary>
/// <param name="Name">Its name in JSON and in <c>?sheet=</c>.</param>
public sealed record Sheet(string Name, string Caption, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

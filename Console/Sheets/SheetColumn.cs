namespace CxHub.Console.Sheets;

/// <summary>A column: its stable name in CSV and JSON, and its heading in the viewer's language.</summary>
/// <param name="Digits">Digits behind the point on the page.</param>
public sealed record SheetColumn(string Key, string Heading, bool IsNumber = false, int Digits = 1);

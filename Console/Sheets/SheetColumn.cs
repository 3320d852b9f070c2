namespace CxHub.Console.Sheets;

/// <summary>A column: its stable name in CSV and JSON, and its heading in the viewer's language.</summary>
/// <remarks>Digits are those behind the point on the page; data files carry all. A share in [0, 1] is shown as per cent.</remarks>
public sealed record SheetColumn(string Key, string Heading, bool IsNumber = false, int Digits = 1, bool IsShare = false);

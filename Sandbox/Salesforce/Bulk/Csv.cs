using System.Text;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>Comma-separated values as the Bulk API has them: quotes doubled inside quotes, any of six separators.</summary>
internal static class Csv
{
    /// <summary>The rows of a text; quoted cells may hold separators and line ends.</summary>
    public static IEnumerable<string[]> Read(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '"' && cell.Length is 0)
            {
                at = ReadQuoted(text, at + 1, cell);
            }
            else if (text[at] == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (text[at] is '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                yield return [.. cells];
                cells.Clear();
            }
            else
            {
                cell.Append(text[at]);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            cells.Add(cell.ToString());
            yield return [.. cells];
        }
    }

    public static void Append(StringBuilder line, IEnumerable<string> cells, char separator, string lineEnd)
    {
        var first = true;

        foreach (var cell in cells)
        {
            line.Append(first ? "\"" : separator + "\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            first = false;
        }

        line.Append(lineEnd);
    }

    private static int ReadQuoted(string text, int at, StringBuilder cell)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] is not '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] is '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                return at;
            }
        }

        return at;
    }
}

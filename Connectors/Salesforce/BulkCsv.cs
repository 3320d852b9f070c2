using System.Globalization;
using System.Text;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>Rows as CSV for an upload: an empty cell leaves the field alone, <c>#N/A</c> clears it.</summary>
internal static class BulkCsv
{
    /// <summary>Salesforce takes 150 MB after its own encoding grew the data.</summary>
    public const int LargestUpload = 90_000_000;

    /// <summary>The CSV of as many rows as one upload takes, and how many these are.</summary>
    public static (ReadOnlyMemory<byte> Body, int Rows) Write(IReadOnlyList<PushRow> rows, int from, string key = "Id")
    {
        string[] fields = [.. rows.Skip(from).SelectMany(row => row.Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase)];
        using var body = new MemoryStream(capacity: 1 << 20);
        using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65_536, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Join(',', (string[])[key, .. fields]));
        var count = 0;
        for (var index = from; index < rows.Count && body.Length < LargestUpload; index++, count++)
        {
            text.Write(rows[index].RecordId);
            foreach (var field in fields)
            {
                text.Write(',');
                text.Write(rows[index].Fields.TryGetValue(field, out var value) ? Cell(value) : string.Empty);
            }

            text.WriteLine();
        }

        text.Flush();

        // Without a copy: the stream ends here and its buffer is the body.
        return (body.GetBuffer().AsMemory(0, (int)body.Length), count);
    }

    private static string Cell(object? value) => value switch
    {
        null or "" => "#N/A",
        bool flag => flag ? "true" : "false",
        decimal or int or long or double or float => JsonScalar.Number(value),
        _ => Quote(JsonScalar.Text(value).Replace("\0", string.Empty, StringComparison.Ordinal)),
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 && text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}

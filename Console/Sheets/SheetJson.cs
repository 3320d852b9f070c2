using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CxHub.Console.Sheets;

/// <summary>Sheets as one JSON object: each sheet's name to its rows, each row an object by column.</summary>
public static class SheetJson
{
    // The answer is application/json and never inside a page, so letters may stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static string Write(IReadOnlyList<Sheet> sheets)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var sheet in sheets)
            {
                writer.WriteStartArray(sheet.Name);
                foreach (var row in sheet.Rows)
                {
                    Row(writer, sheet.Columns, row);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Row(Utf8JsonWriter writer, IReadOnlyList<SheetColumn> columns, IReadOnlyList<object?> row)
    {
        writer.WriteStartObject();
        foreach (var (column, value) in columns.Zip(row))
        {
            writer.WritePropertyName(column.Key);
            Value(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double: writer.WriteNullValue(); break;
            case DateOnly day: writer.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset at: writer.WriteStringValue(at.UtcDateTime); break;
            default: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}

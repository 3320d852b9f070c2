using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>Writes the values of a push row as JSON. Numbers lose trailing zeros: an integer column refuses <c>9.0</c>.</summary>
internal static class JsonScalar
{
    /// <summary>Vietnamese stays readable and short on the wire.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal or int or long or double or float:
                writer.WriteRawValue(Number(value));
                break;
            default:
                writer.WriteStringValue(Text(value));
                break;
        }
    }

    public static string Number(object value) => value switch
    {
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a number."),
    };

    public static string Text(object value) => value switch
    {
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "A field is text, a number, a truth value, a date, a time or null."),
    };
}

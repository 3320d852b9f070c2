using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Values as the Web API writes them: lookups as bare ids, date-times in UTC without fractions of a second.</summary>
internal static class ColumnJson
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case EntityReference reference:
                json.WriteStringValue(reference.Id);
                break;
            case DateTimeOffset moment:
                Span<byte> stamp = stackalloc byte[UtcText.Length + 1];
                UtcText.Write(stamp, moment);
                stamp[UtcText.Length] = (byte)'Z';
                json.WriteStringValue(stamp);
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
        }
    }
}

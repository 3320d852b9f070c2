using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Values as the REST API writes them: date-times with milliseconds and "+0000", whole doubles with ".0".</summary>
internal static class FieldJson
{
    private static readonly string[] AddressParts = ["Street", "City", "State", "PostalCode", "Country"];

    public static void Write(Utf8JsonWriter json, SObjectRow row, SObjectField? field, bool isTypeName)
    {
        if (isTypeName)
        {
            json.WriteStringValue(row.Type.Name);
        }
        else if (field is null)
        {
            json.WriteNullValue();
        }
        else if (field.IsCompound)
        {
            WriteAddress(json, row, field.Name.Replace("Address", "", StringComparison.Ordinal));
        }
        else
        {
            WriteValue(json, row[field.Ordinal], field.Type is "int");
        }
    }

    public static void WriteValue(Utf8JsonWriter json, object? value, bool isWhole)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                WriteNumber(json, number, isWhole);
                break;
            case DateTimeOffset moment:
                Span<byte> stamp = stackalloc byte[UtcText.Length + 9];
                UtcText.Write(stamp, moment);
                ".000+0000"u8.CopyTo(stamp[UtcText.Length..]);
                json.WriteStringValue(stamp);
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>The value as a CSV cell; null is an empty one.</summary>
    public static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString(number == Math.Floor(number) && Math.Abs(number) < 1e15 ? "0.0" : "R", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static void WriteNumber(Utf8JsonWriter json, double number, bool isWhole)
    {
        if (number != Math.Floor(number) || Math.Abs(number) >= 1e15)
        {
            json.WriteNumberValue(number);
        }
        else if (isWhole)
        {
            json.WriteNumberValue((long)number);
        }
        else
        {
            Span<byte> digits = stackalloc byte[32];
            number.TryFormat(digits, out var written, "0.0", CultureInfo.InvariantCulture);
            json.WriteRawValue(digits[..written], skipInputValidation: true);
        }
    }

    private static void WriteAddress(Utf8JsonWriter json, SObjectRow row, string prefix)
    {
        if (AddressParts.All(part => row[prefix + part] is null))
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNull("geocodeAccuracy"u8);
        json.WriteNull("latitude"u8);
        json.WriteNull("longitude"u8);

        foreach (var part in AddressParts)
        {
            json.WriteString(char.ToLowerInvariant(part[0]) + part[1..], row[prefix + part] as string);
        }

        json.WriteEndObject();
    }
}

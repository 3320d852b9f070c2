using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>The <c>attributes</c> member that opens every record, put together from bytes that are the same for all rows of an object.</summary>
internal static class RecordAttributes
{
    private static readonly ConcurrentDictionary<string, byte[]> Starts = new(StringComparer.Ordinal);

    public static void Write(Utf8JsonWriter json, SObjectRow row)
    {
        var start = Starts.GetOrAdd(row.Type.Name, static name =>
            Encoding.UTF8.GetBytes($"{{\"type\":\"{name}\",\"url\":\"/services/data/v{Org.ApiVersion}/sobjects/{name}/"));
        Span<byte> text = stackalloc byte[start.Length + 20];
        start.CopyTo(text);
        Encoding.ASCII.GetBytes(row.Id, text[start.Length..]);
        "\"}"u8.CopyTo(text[(start.Length + 18)..]);
        json.WritePropertyName("attributes"u8);
        json.WriteRawValue(text, skipInputValidation: true);
    }
}

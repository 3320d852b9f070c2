using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>A row of a query answer as a source record: its JSON without the <c>attributes</c> that Salesforce adds at every level.</summary>
internal static class SalesforceRow
{
    public static SourceRecord? Read(string source, string entity, string stampField, JsonElement row, out UnreadableRow? unreadable)
    {
        unreadable = null;
        var id = TokenCall.Text(row, "Id");
        var stamp = SalesforceTime.Parse(TokenCall.Text(row, stampField));
        if (id is null || stamp is null)
        {
            unreadable = new UnreadableRow($"{source}/{entity}/{id ?? "?"}", row.GetRawText(), id is null ? "the row has no Id" : $"the row has no {stampField}");
            return null;
        }

        var deleted = row.TryGetProperty("IsDeleted", out var flag) && flag.ValueKind is JsonValueKind.True;
        return new SourceRecord(new SourceKey(source, entity, id), stamp.Value, deleted, JsonBody.Text(json => Copy(json, row)));
    }

    private static void Copy(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    if (property.NameEquals("attributes"u8))
                    {
                        continue;
                    }

                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        json.WritePropertyName(property.Name);
                        Copy(json, property.Value);
                    }
                    else
                    {
                        property.WriteTo(json);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}

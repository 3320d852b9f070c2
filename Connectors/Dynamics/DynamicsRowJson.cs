using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A push row as JSON, for the bulk action and for a single PATCH.</summary>
internal static class DynamicsRowJson
{
    /// <summary>The key stands here and not in the fields: a key repeated in the body is refused on create and ignored on update.</summary>
    public static void WriteTarget(Utf8JsonWriter json, DynamicsTable table, EntitySchema? columns, PushRow row, string? key = null)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", $"Microsoft.Dynamics.CRM.{table.LogicalName}");
        if (key is null)
        {
            json.WriteString(table.PrimaryId, row.RecordId);
        }
        else
        {
            json.WriteString("@odata.id", Address(table, row, key));
        }

        WriteFields(json, table, columns, row);
        json.WriteEndObject();
    }

    public static string Address(DynamicsTable table, PushRow row, string? key) =>
        key is null ? $"{table.SetName}({row.RecordId})" : $"{table.SetName}({DynamicsName.Check(key)}='{row.RecordId}')";

    public static ReadOnlyMemory<byte> Patch(DynamicsTable table, EntitySchema? columns, PushRow row) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        WriteFields(json, table, columns, row);
        json.WriteEndObject();
    });

    private static void WriteFields(Utf8JsonWriter json, DynamicsTable table, EntitySchema? columns, PushRow row)
    {
        foreach (var (field, value) in row.Fields)
        {
            if (!field.Equals(table.PrimaryId, StringComparison.Ordinal))
            {
                JsonScalar.Write(json, field, Typed(columns, field, value));
            }
        }
    }

    /// <summary>Choices and numbers are refused as texts; a map may give their digits as text.</summary>
    private static object? Typed(EntitySchema? columns, string field, object? value) =>
        value is string text
        && columns?.Fields.GetValueOrDefault(field)?.Type is FieldType.PickList or FieldType.Number
        && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : value;
}

using System.Text.Json;
using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>A related row that came inside the payload of its parent, to be created with it.</summary>
internal sealed record DeepInsert(Table Table, Column Lookup, JsonElement Payload);

/// <summary>Puts a JSON payload into a row's values. Columns that only the service sets are ignored, as it does.</summary>
internal static class PayloadReader
{
    private const string BindSuffix = "@odata.bind";

    public static List<DeepInsert> Apply(Table table, object?[] values, JsonElement payload, DataverseCall call, IReadOnlyCollection<string>? ignored = null)
    {
        List<DeepInsert> children = [];

        foreach (var property in payload.EnumerateObject())
        {
            if (property.Name.EndsWith(BindSuffix, StringComparison.Ordinal))
            {
                ApplyBind(table, values, property.Name[..^BindSuffix.Length], property.Value, call);
            }
            else if (!property.Name.Contains('@', StringComparison.Ordinal) && ignored?.Contains(property.Name) is not true)
            {
                ApplyProperty(table, values, property, call, children);
            }
        }

        return children;
    }

    private static void ApplyBind(Table table, object?[] values, string navigation, JsonElement uri, DataverseCall call)
    {
        if (uri.ValueKind is JsonValueKind.Null)
        {
            var (column, _) = table.FindNavigation(navigation) ?? throw DataverseException.BadPayload(table.SetName, $"An undeclared property '{navigation}' which only has property annotations in the payload but no property value was found in the payload.");
            values[column.Ordinal] = null;
            return;
        }

        var reference = References.Bind(table, navigation, uri.GetString() ?? string.Empty, call, out var lookup);
        values[lookup.Ordinal] = lookup.Kind is ColumnKind.Owner ? OwnerRules.Check(reference, call.Environment) : reference;
    }

    private static void ApplyProperty(Table table, object?[] values, JsonProperty property, DataverseCall call, List<DeepInsert> children)
    {
        if (table.Find(property.Name) is { IsLookup: false } column && call.Environment.Has(table, column))
        {
            if (!column.ReadOnly)
            {
                values[column.Ordinal] = ColumnValue.Parse(table, column, property.Value);
            }
        }
        else if (property.Value.ValueKind is JsonValueKind.Array && call.Environment.Schema.FindCollection(table, property.Name) is { } collection)
        {
            children.AddRange(property.Value.EnumerateArray().Select(child => new DeepInsert(collection.Child, collection.Lookup, child.Clone())));
        }
        else if (table.FindWire(property.Name) is not { IsLookup: true } lookup)
        {
            throw DataverseException.BadPayload(
                table.SetName,
                $"The property '{property.Name}' does not exist on type 'Microsoft.Dynamics.CRM.{table.Name}'. Make sure to only use property names that are defined by the type.");
        }
        else if (property.Value.ValueKind is not JsonValueKind.Null || !lookup.ReadOnly)
        {
            throw new DataverseException(400, "0x80048d19", $"CRM do not support direct update of Entity Reference properties, Use Navigation properties instead ('{property.Name}').");
        }
    }
}

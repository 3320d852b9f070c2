using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Below a row: a single column, the row a lookup names, a collection of children, and references ($ref).</summary>
internal static class MemberEndpoints
{
    public static WireResponse Answer(DataverseCall call, Row row, ResourceSegment member, ResourceSegment[] rest)
    {
        if (row.Table.FindWire(member.Name) is { } column)
        {
            return AnswerColumn(call, row, column);
        }

        if (row.Table.FindNavigation(member.Name) is { } navigation)
        {
            return AnswerLookup(call, row, member.Name, navigation.Column, rest);
        }

        return call.Environment.Schema.FindCollection(row.Table, member.Name) is { } collection
            ? AnswerCollection(call, row, collection.Child, collection.Lookup, member, rest)
            : throw DataverseException.NoSegment(member.Name);
    }

    private static WireResponse AnswerColumn(DataverseCall call, Row row, Schema.Column column)
    {
        switch (call.Method)
        {
            case "GET":
                call.Cost.Add(Cost.Read, 1);
                return row[column] is null ? WireResponse.Empty(204) : call.Json(200, json =>
                {
                    json.WriteStartObject();
                    json.WriteString("@odata.context"u8, $"{call.Api}$metadata#{row.Table.SetName}({row.Id})/{column.WireName}");
                    json.WritePropertyName("value"u8);
                    ColumnJson.Write(json, row[column]);
                    json.WriteEndObject();
                });
            case "PUT":
                return Set(call, row, column, ColumnValue.Parse(row.Table, column, call.Body().GetProperty("value")));
            case "DELETE":
                return Set(call, row, column, null);
            default:
                throw new DataverseException(405, "0x80060888", $"The requested resource does not support http method '{call.Method}'.");
        }
    }

    private static WireResponse Set(DataverseCall call, Row row, Schema.Column column, object? value)
    {
        call.Cost.Add(Cost.Write, 1);
        var values = row.Copy();
        values[column.Ordinal] = value;
        new RowWriter(call).Save(row, values);
        return call.NoContent();
    }

    private static WireResponse AnswerLookup(DataverseCall call, Row row, string navigation, Schema.Column lookup, ResourceSegment[] rest)
    {
        var isReference = rest is [{ Name: "$ref" }];

        return (call.Method, isReference) switch
        {
            ("GET", _) => Follow(call, row, lookup, isReference),
            ("PUT" or "POST", true) => Set(call, row, lookup, References.Bind(row.Table, navigation, ReferenceIn(call), call, out _)),
            ("DELETE", true) => Set(call, row, lookup, null),
            _ => throw DataverseException.NoSegment(navigation),
        };
    }

    private static WireResponse Follow(DataverseCall call, Row row, Schema.Column lookup, bool isReference)
    {
        if (row[lookup] is not EntityReference reference || call.Environment.Store.Find(reference) is not { } target)
        {
            return WireResponse.Empty(204);
        }

        return !isReference ? RowEndpoints.Retrieve(call, target.Table, target) : call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, call.Api + "$metadata#$ref");
            json.WriteString("@odata.id"u8, RowEndpoints.EntityId(call, target));
            json.WriteEndObject();
        });
    }

    private static string ReferenceIn(DataverseCall call) =>
        call.Body().TryGetProperty("@odata.id", out var id) && id.ValueKind is JsonValueKind.String
            ? id.GetString()!
            : throw DataverseException.BadPayload(string.Empty, "A reference needs '@odata.id'.");

    private static WireResponse AnswerCollection(DataverseCall call, Row parent, Schema.Table child, Schema.Column lookup, ResourceSegment member, ResourceSegment[] rest)
    {
        var self = new EntityReference(parent.Table.Name, parent.Id);

        switch (call.Method, rest)
        {
            case ("GET", []):
                return new ListEndpoint(call, child, row => row[lookup] is EntityReference reference && reference == self).Answer();
            case ("POST", []):
                return CreateChild(call, child, lookup, self);
            case ("POST", [{ Name: "$ref" }]):
                return Set(call, Child(call, References.Resolve(ReferenceIn(call), call)), lookup, self);
            case ("DELETE", [{ Name: "$ref" }]) when member.Key is { } key:
                return Set(call, RowKey.Parse(key, child, call.Environment).Get(child, call.Environment.Store), lookup, null);
            case ("DELETE", [{ Name: "$ref" }]) when call.Request.Parameter("$id") is { } uri:
                return Set(call, Child(call, References.Resolve(uri, call)), lookup, null);
            default:
                throw DataverseException.NoSegment(member.Name);
        }
    }

    private static WireResponse CreateChild(DataverseCall call, Schema.Table child, Schema.Column lookup, EntityReference parent)
    {
        call.Cost.Add(Cost.Write, 1);
        var row = new RowWriter(call).Create(child, call.Body());
        var values = row.Copy();
        values[lookup.Ordinal] = parent;
        new RowWriter(call).Save(row, values);
        return call.NoContent(RowEndpoints.EntityId(call, row));
    }

    private static Row Child(DataverseCall call, EntityReference reference) =>
        call.Environment.Store.Find(reference) ?? throw DataverseException.NoRow(reference.LogicalName, reference.Id);
}

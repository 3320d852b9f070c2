using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>A child subquery: the rows whose lookup names the parent, written as a result set, or null when there are none.</summary>
internal sealed class ChildShape(SoqlQuery query, SObjectType type, SObjectField lookup, RecordShape shape, Org org, bool withDeleted)
{
    public static ChildShape Of(SoqlQuery query, SObjectType parent, Org org, bool withDeleted)
    {
        var (type, lookup) = ChildRelationships.Find(org.Schema, parent, query.From)
            ?? throw new SalesforceException(400, "INVALID_TYPE", $"Didn't understand relationship '{query.From}' in FROM part of query call.");
        return new(query, type, lookup, RecordShape.Of(query, type, org, withDeleted), org, withDeleted);
    }

    public void Write(Utf8JsonWriter json, SObjectRow parent)
    {
        var rows = new QueryRunner(org, query, type, withDeleted).Run(lookup, parent.Id);

        if (rows.Count is 0)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("totalSize"u8, rows.Count);
        json.WriteBoolean("done"u8, true);
        json.WriteStartArray("records"u8);
        rows.ForEach(row => shape.Write(json, row));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

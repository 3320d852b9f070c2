using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>composite/tree: creates up to 200 records with their children; one bad record and nothing is kept.</summary>
internal static class TreeEndpoint
{
    private const int MostRecords = 200;

    public static WireResponse Answer(SalesforceCall call, SObjectType type)
    {
        var records = CompositeEndpoints.Array(call.Body(), "records");
        var results = new List<(string Reference, SaveResult Result)>();
        var mark = call.Org.Store.Mark();

        try
        {
            Create(call, type, records, parent: null, results);
        }
        catch
        {
            call.Org.Store.RollBack(mark);
            throw;
        }

        var failed = results.Where(one => !one.Result.Success).ToArray();

        if (failed.Length > 0)
        {
            call.Org.Store.RollBack(mark);
            return Write(400, hasErrors: true, failed);
        }

        call.Org.Store.Keep();
        return Write(201, hasErrors: false, [.. results]);
    }

    private static void Create(SalesforceCall call, SObjectType type, JsonElement records, (SObjectField Lookup, string Id)? parent, List<(string, SaveResult)> results)
    {
        foreach (var record in records.EnumerateArray())
        {
            var own = record.EnumerateObject().Where(member => !IsChildren(member)).ToDictionary(member => member.Name, member => member.Value);
            var fields = JsonFields.Read(JsonSerializer.SerializeToElement(own));

            if (parent is { } link)
            {
                fields[link.Lookup.Name] = link.Id;
            }

            if (results.Count >= MostRecords)
            {
                throw new SalesforceException(400, "LIMIT_EXCEEDED", $"A tree takes at most {MostRecords} records.");
            }

            var result = call.Writer.Create(type, fields);
            results.Add((ReferenceOf(record), result));

            foreach (var member in result.Success ? record.EnumerateObject().Where(IsChildren) : [])
            {
                var (child, lookup) = ChildRelationships.Find(call.Org.Schema, type, member.Name)
                    ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such relationship '{member.Name}' on sobject of type {type.Name}");
                Create(call, child, CompositeEndpoints.Array(member.Value, "records"), (lookup, result.Id!), results);
            }
        }
    }

    private static bool IsChildren(JsonProperty member) => member.Value.ValueKind is JsonValueKind.Object && member.Value.TryGetProperty("records", out _);

    private static string ReferenceOf(JsonElement record) =>
        record.TryGetProperty("attributes", out var attributes) && attributes.TryGetProperty("referenceId", out var id)
            ? id.GetString()!
            : throw new SalesforceException(400, "INVALID_INPUT", "Each record of a tree needs attributes.referenceId.");

    private static WireResponse Write(int status, bool hasErrors, (string Reference, SaveResult Result)[] results)
    {
        var response = WireResponse.Json(status, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("hasErrors"u8, hasErrors);
            json.WriteStartArray("results"u8);

            foreach (var (reference, result) in results)
            {
                WriteResult(json, reference, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        response.Operation = "composite/tree";
        response.Rows = results.Length;
        return response;
    }

    private static void WriteResult(Utf8JsonWriter json, string reference, SaveResult result)
    {
        json.WriteStartObject();
        json.WriteString("referenceId"u8, reference);

        if (result.Success)
        {
            json.WriteString("id"u8, result.Id);
        }
        else
        {
            json.WriteStartArray("errors"u8);

            foreach (var error in result.Errors)
            {
                SalesforceJson.WriteRowError(json, error);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

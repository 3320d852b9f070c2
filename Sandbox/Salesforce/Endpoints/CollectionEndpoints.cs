using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>
/// sObject Collections: up to 200 rows per write, results in request order. Without all-or-none a bad row never fails the call;
/// with it the call still answers 200 and keeps nothing.
/// </summary>
internal static class CollectionEndpoints
{
    private const int MostRows = 200;
    private const int MostRuns = 10;
    private const int MostReads = 2000;

    private static readonly SaveError RolledBack = new(
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using AllOrNone header");

    public static WireResponse Answer(SalesforceCall call, string[] path) => (call.Method, path) switch
    {
        ("POST", []) => Write(call, "create", (writer, type, row) => writer.Create(type, row)),
        ("PATCH", []) => Write(call, "update", (writer, type, row) => writer.Update(type, row.GetValueOrDefault("id") as string, row)),
        ("PATCH", [var name, var field]) => Upsert(call, call.Type(name), field),
        ("DELETE", []) => Delete(call),
        ("POST", [var name]) => Retrieve(call, call.Type(name), call.Body()),
        ("GET", [var name]) => Retrieve(call, call.Type(name), Names(call, "ids"), Names(call, "fields")),
        _ => throw call.NotAllowed("POST,PATCH,DELETE"),
    };

    private static WireResponse Write(SalesforceCall call, string verb, Func<RecordWriter, SObjectType, Dictionary<string, object?>, SaveResult> write)
    {
        var (rows, allOrNone) = Records(call);
        var writer = call.Writer;
        CountRuns(rows);
        var results = Save(call.Org, allOrNone, rows, row => call.Org.Schema.Find(JsonFields.TypeOf(row) ?? string.Empty) is { } type
            ? write(writer, type, row)
            : SaveResult.Failed(new("INVALID_TYPE", $"sObject type '{JsonFields.TypeOf(row)}' is not supported.")));
        return Results(results, withCreated: false, $"composite/sobjects {verb} {JsonFields.TypeOf(rows.FirstOrDefault() ?? [])}");
    }

    private static WireResponse Upsert(SalesforceCall call, SObjectType type, string fieldName)
    {
        var field = call.Org.Access.Find(type, fieldName);

        if (field is null || !(field.IsIndexed || field.Name is "Id"))
        {
            throw new SalesforceException(400, "INVALID_FIELD", $"Provided external ID field does not exist or is not accessible: {fieldName}", fieldName);
        }

        var (rows, allOrNone) = Records(call);
        var writer = call.Writer;
        var twice = rows.GroupBy(row => row.GetValueOrDefault(field.Name) as string).Where(group => group.Key is not null && group.Count() > 1).Select(group => group.Key).ToHashSet();
        var results = Save(call.Org, allOrNone, rows, row => row.GetValueOrDefault(field.Name) as string is var key && twice.Contains(key)
            ? SaveResult.Failed(new("DUPLICATE_VALUE", $"Duplicate external id specified: {key}", field.Name))
            : writer.Upsert(type, field, key, row.Where(pair => !pair.Key.Equals(field.Name, StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase)));
        return Results(results, withCreated: true, $"composite/sobjects upsert {type.Name}");
    }

    private static WireResponse Delete(SalesforceCall call)
    {
        var ids = Names(call, "ids");
        Limit(ids.Length, MostRows);
        return Results(Save(call.Org, call.AllOrNone, ids, id => call.Writer.Delete(id)), withCreated: false, "composite/sobjects delete");
    }

    private static WireResponse Retrieve(SalesforceCall call, SObjectType type, JsonElement body) =>
        Retrieve(call, type, Texts(body, "ids"), Texts(body, "fields"));

    private static WireResponse Retrieve(SalesforceCall call, SObjectType type, string[] ids, string[] names)
    {
        Limit(ids.Length, MostReads);
        var fields = names.Select(name => call.Org.Access.Find(type, name) ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}"));
        var shape = RecordShape.Of([.. fields.DistinctBy(field => field.Name)], call.Org);
        var answer = WireResponse.Json(200, json =>
        {
            json.WriteStartArray();

            foreach (var id in ids)
            {
                if (call.Org.Store.FindLive(SalesforceId.Normalize(id)) is { } row && row.Type == type)
                {
                    shape.Write(json, row);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        });
        answer.Operation = $"composite/sobjects read {type.Name}";
        answer.Rows = ids.Length;
        return answer;
    }

    private static List<SaveResult> Save<T>(Org org, bool allOrNone, IReadOnlyList<T> rows, Func<T, SaveResult> save)
    {
        var mark = org.Store.Mark();

        try
        {
            var results = rows.Select(save).ToList();

            if (allOrNone && results.Any(result => !result.Success))
            {
                org.Store.RollBack(mark);
                return [.. results.Select(result => result.Success ? SaveResult.Failed(RolledBack) : result with { Id = null })];
            }

            org.Store.Keep();
            return results;
        }
        catch (SalesforceException)
        {
            org.Store.RollBack(mark);
            throw;
        }
    }

    private static WireResponse Results(List<SaveResult> results, bool withCreated, string operation)
    {
        var answer = WireResponse.Json(200, json =>
        {
            json.WriteStartArray();
            results.ForEach(result => SalesforceJson.WriteResult(json, result, withCreated));
            json.WriteEndArray();
        });
        answer.Operation = operation;
        answer.Rows = results.Count;
        return answer;
    }

    private static (List<Dictionary<string, object?>> Rows, bool AllOrNone) Records(SalesforceCall call)
    {
        var body = call.Body();

        if (body.ValueKind is not JsonValueKind.Object || !body.TryGetProperty("records", out var records) || records.ValueKind is not JsonValueKind.Array)
        {
            throw SalesforceException.BadJson("The request body must have an array 'records' at [line:1, column:1]");
        }

        Limit(records.GetArrayLength(), MostRows);
        return ([.. records.EnumerateArray().Select(JsonFields.Read)], body.TryGetProperty("allOrNone", out var flag) && flag.ValueKind is JsonValueKind.True);
    }

    private static void CountRuns(List<Dictionary<string, object?>> rows)
    {
        var runs = rows.Select(JsonFields.TypeOf).Aggregate((Last: (string?)null, Count: 0), (seen, type) => (type, type == seen.Last ? seen.Count : seen.Count + 1)).Count;

        if (runs > MostRuns)
        {
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"Records of different types alternate {runs} times; more than {MostRuns} chunks are not processed in one call. Sort the records by type.");
        }
    }

    private static void Limit(int count, int most)
    {
        if (count > most)
        {
            throw new SalesforceException(400, "EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {most} records into this call");
        }
    }

    private static string[] Names(SalesforceCall call, string parameter) =>
        (call.Request.Parameter(parameter) ?? throw new SalesforceException(400, "REQUIRED_FIELD_MISSING", $"{parameter} is required"))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Texts(JsonElement body, string name) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(name, out var texts) && texts.ValueKind is JsonValueKind.Array
            ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? string.Empty)]
            : throw SalesforceException.BadJson($"The request body must have an array '{name}' at [line:1, column:1]");
}

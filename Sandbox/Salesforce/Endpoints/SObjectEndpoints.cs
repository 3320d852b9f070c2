using System.Globalization;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Single records: create, read, update, delete, upsert by external id; lists of updated and deleted ids.</summary>
internal static class SObjectEndpoints
{
    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("GET", [_]) => DescribeEndpoints.Global(call),
        ("GET", [_, var name]) => DescribeEndpoints.Basic(call, call.Type(name)),
        ("POST", [_, var name]) => Create(call, call.Type(name)),
        ("GET", [_, var name, "describe"]) => DescribeEndpoints.Describe(call, call.Type(name)),
        ("GET", [_, var name, "updated"]) => ChangedEndpoints.Updated(call, call.Type(name)),
        ("GET", [_, var name, "deleted"]) => ChangedEndpoints.Deleted(call, call.Type(name)),
        (_, [_, var name, var id]) => ById(call, call.Type(name), id),
        (_, [_, var name, var field, .. var key]) => ByExternalId(call, call.Type(name), field, string.Join('/', key)),
        _ => throw call.NotAllowed("GET,POST"),
    };

    private static WireResponse Create(SalesforceCall call, SObjectType type)
    {
        var result = call.Writer.Create(type, JsonFields.Read(call.Body()));
        return Created(call, type, result, withCreated: false);
    }

    private static WireResponse Created(SalesforceCall call, SObjectType type, SaveResult result, bool withCreated)
    {
        if (!result.Success)
        {
            throw SalesforceJson.AsRequestError(result.Errors[0]);
        }

        var answer = WireResponse.Json(result.Created ? 201 : 200, json => SalesforceJson.WriteResult(json, result, withCreated));

        if (result.Created)
        {
            answer.Headers["Location"] = $"/services/data/v{Org.ApiVersion}/sobjects/{type.Name}/{result.Id}";
        }

        answer.Operation = $"sobjects {(withCreated ? "upsert" : "create")} {type.Name}";
        answer.Rows = 1;
        return answer;
    }

    private static WireResponse ById(SalesforceCall call, SObjectType type, string id)
    {
        switch (call.Method)
        {
            case "GET" or "HEAD":
                return Read(call, type, Live(call, type, id));
            case "PATCH":
                RefuseIfModified(call, Live(call, type, id));
                return Done(call.Writer.Update(type, id, JsonFields.Read(call.Body())), $"sobjects update {type.Name}");
            case "DELETE":
                Live(call, type, id);
                return Done(call.Writer.Delete(id, type), $"sobjects delete {type.Name}");
            default:
                throw call.NotAllowed("GET,PATCH,DELETE");
        }
    }

    private static SObjectRow Live(SalesforceCall call, SObjectType type, string id)
    {
        if (SalesforceId.Normalize(id) is not { } key)
        {
            throw SalesforceException.NotFound($"Provided external ID field does not exist or is not accessible: {id}");
        }

        return call.Org.Store.Table(type).Find(key) switch
        {
            null => throw SalesforceException.NotFound(),
            { IsDeleted: true } => throw new SalesforceException(404, "ENTITY_IS_DELETED", "entity is deleted"),
            var row => row,
        };
    }

    private static void RefuseIfModified(SalesforceCall call, SObjectRow row)
    {
        if (DateTimeOffset.TryParse(call.Request.Header("If-Unmodified-Since"), CultureInfo.InvariantCulture, out var since) && row.Stamp > since)
        {
            throw new SalesforceException(412, "PRECONDITION_FAILED", "The record was modified after the given date.");
        }
    }

    private static WireResponse Done(SaveResult result, string operation) => result.Success
        ? new WireResponse(204) { Operation = operation, Rows = 1 }
        : throw SalesforceJson.AsRequestError(result.Errors[0]);

    private static WireResponse Read(SalesforceCall call, SObjectType type, SObjectRow row)
    {
        var fields = call.Request.Parameter("fields") is { Length: > 0 } asked
            ? asked.Split(',').Select(name => call.Org.Access.Find(type, name.Trim()) ?? throw new SalesforceException(400, "INVALID_FIELD", $"No such column '{name.Trim()}' on sobject of type {type.Name}"))
            : type.Fields.Where(field => call.Org.Access.CanRead(type, field));
        var shape = RecordShape.Of(fields.DistinctBy(field => field.Name), call.Org);
        var answer = WireResponse.Json(200, json => shape.Write(json, row));
        answer.Headers["Last-Modified"] = row.Stamp.ToString("R", CultureInfo.InvariantCulture);
        answer.Operation = $"sobjects read {type.Name}";
        answer.Rows = 1;
        return answer;
    }

    private static WireResponse ByExternalId(SalesforceCall call, SObjectType type, string fieldName, string key)
    {
        var field = call.Org.Access.Find(type, fieldName);

        if (field is null || !(field.IsIndexed || field.Name is "Id"))
        {
            throw SalesforceException.NotFound($"Provided external ID field does not exist or is not accessible: {fieldName}");
        }

        if (call.Method is "PATCH" or "POST")
        {
            return Upsert(call, type, field, key);
        }

        var rows = field.Name is "Id" ? [Live(call, type, key)] : call.Org.Store.Table(type).FindBy(field, key);
        return rows switch
        {
            [] => throw SalesforceException.NotFound(),
            [var row] when call.Method is "GET" => Read(call, type, row),
            [var row] when call.Method is "DELETE" => Done(call.Writer.Delete(row.Id, type), $"sobjects delete {type.Name}"),
            [_] => throw call.NotAllowed("GET,PATCH,DELETE"),
            _ => Choices(type, rows),
        };
    }

    private static WireResponse Upsert(SalesforceCall call, SObjectType type, SObjectField field, string key)
    {
        var sent = JsonFields.Read(call.Body());

        if (sent.ContainsKey(field.Name))
        {
            throw new SalesforceException(400, "INVALID_FIELD", $"The {field.Name} field should not be specified in the sobject data.", field.Name);
        }

        var found = field.Name is "Id" ? [] : call.Org.Store.Table(type).FindBy(field, key);
        return found.Count > 1 ? Choices(type, found) : Created(call, type, call.Writer.Upsert(type, field, key, sent), withCreated: true);
    }

    private static WireResponse Choices(SObjectType type, IReadOnlyList<SObjectRow> rows) => WireResponse.Json(300, json =>
    {
        json.WriteStartArray();

        foreach (var row in rows)
        {
            json.WriteStringValue($"/services/data/v{Org.ApiVersion}/sobjects/{type.Name}/{row.Id}");
        }

        json.WriteEndArray();
    });
}

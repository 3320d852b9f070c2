using System.Globalization;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Everything under an entity set: lists, single rows, their columns, lookups and collections, bound actions.</summary>
internal static class RowEndpoints
{
    private const string ActionPrefix = "Microsoft.Dynamics.CRM.";

    public static WireResponse Answer(DataverseCall call, Table table, ResourceSegment set, ResourceSegment[] rest)
    {
        if (set.Key is null)
        {
            return AnswerSet(call, table, rest);
        }

        var key = RowKey.Parse(set.Key, table, call.Environment);
        return (call.Method, rest) switch
        {
            ("GET", []) => Retrieve(call, table, key.Get(table, call.Environment.Store)),
            ("PATCH", []) => new UpsertEndpoint(call, table, set.Key, key).Answer(),
            ("DELETE", []) => Delete(call, key.Get(table, call.Environment.Store)),
            ("POST", [{ Name: ActionPrefix + "AddPrivilegesRole" }]) when table.Name is "role" => RoleEndpoints.Add(call, key.Get(table, call.Environment.Store)),
            (_, [{ Name: "systemuserroles_association" } roles, .. var tail]) when table.Name is "systemuser" => RoleEndpoints.OfUser(call, key.Get(table, call.Environment.Store), roles, [.. tail]),
            (_, [{ Name: var action }]) when action.StartsWith(ActionPrefix, StringComparison.Ordinal) => throw DataverseException.NoSegment(action),
            (_, [var member, .. var tail]) => MemberEndpoints.Answer(call, key.Get(table, call.Environment.Store), member, [.. tail]),
            _ => throw new DataverseException(405, "0x80060888", $"The requested resource does not support http method '{call.Method}'."),
        };
    }

    public static WireResponse Retrieve(DataverseCall call, Table table, Row row)
    {
        call.Cost.Add(Cost.Read, 1);
        var options = call.Options;

        // The literal text "null" means no condition: Microsoft's own samples send it.
        if (call.Request.Header("If-None-Match") is { } tag and not "null" && tag == row.ETag && options.Expand is null && call.Prefer.Annotations is null)
        {
            return WireResponse.Empty(304);
        }

        return Body(call, 200, row, options);
    }

    /// <summary>A row as an answer body, with its ETag.</summary>
    public static WireResponse Body(DataverseCall call, int status, Row row, QueryOptions options)
    {
        var shape = RowLayout.Of(row.Table, options, call.Annotations, call.Environment);
        var context = $"{call.Api}$metadata#{row.Table.SetName}{(shape.Context.Length > 0 ? $"({shape.Context})" : "")}/$entity";
        var answer = call.Json(status, json => shape.Write(json, row, context));
        answer.Headers["ETag"] = row.ETag;
        return answer;
    }

    public static string EntityId(DataverseCall call, Row row) => $"{call.Api}{row.Table.SetName}({row.Id})";

    /// <summary>Refuses when If-Match names another version of the row.</summary>
    public static void RequireMatch(DataverseCall call, Row row)
    {
        if (call.Request.Header("If-Match") is { } tag and not ("*" or "null") && tag != row.ETag)
        {
            throw new DataverseException(412, "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }

    private static WireResponse AnswerSet(DataverseCall call, Table table, ResourceSegment[] rest) => (call.Method, rest) switch
    {
        ("GET", []) => new ListEndpoint(call, table).Answer(),
        ("GET", [{ Name: "$count" }]) => Count(call, table),
        ("POST", []) => Create(call, table),
        ("POST", [{ Name: var action }]) when action.StartsWith(ActionPrefix, StringComparison.Ordinal) => BulkEndpoints.Answer(call, table, action[ActionPrefix.Length..]),
        (_, []) => throw new DataverseException(405, "0x80060888", $"The requested resource does not support http method '{call.Method}'."),
        _ => throw DataverseException.NoSegment(rest[0].Name),
    };

    private static WireResponse Create(DataverseCall call, Table table)
    {
        call.Cost.Add(Cost.Write, 1);
        var row = InTransaction(call, () => new RowWriter(call).Create(table, call.Body()));
        return call.Prefer.ReturnsRepresentation
            ? WithEntityId(Body(call, 201, row, call.Options with { Expand = null }), EntityId(call, row))
            : call.NoContent(EntityId(call, row));
    }

    private static WireResponse WithEntityId(WireResponse answer, string entityId)
    {
        answer.Headers["OData-EntityId"] = entityId;
        answer.Headers["Location"] = entityId;
        return answer;
    }

    /// <summary>A deep insert either keeps all of its rows or none.</summary>
    private static Row InTransaction(DataverseCall call, Func<Row> act)
    {
        var mark = call.Environment.Store.Mark();

        try
        {
            var row = act();
            call.Environment.Store.Keep();
            return row;
        }
        catch
        {
            call.Environment.Store.RollBack(mark);
            throw;
        }
    }

    private static WireResponse Delete(DataverseCall call, Row row)
    {
        call.Cost.Add(Cost.Write, 1);
        RequireMatch(call, row);
        new RowWriter(call).Delete(row);
        return call.NoContent();
    }

    private static WireResponse Count(DataverseCall call, Table table)
    {
        call.Cost.Add(Cost.Read);
        var options = call.Options;
        var count = options.DeltaToken is { } token
            ? DeltaEndpoint.CountChanges(call, table, token)
            : Math.Min(ListEndpoint.MostCounted, options.Filter is null ? call.Environment.Store[table].Count : RowQuery.Run(call.Environment.Store[table].All, table, options, call.Environment).Count);
        return WireResponse.Text(200, count.ToString(CultureInfo.InvariantCulture), "text/plain");
    }
}

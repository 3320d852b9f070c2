using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>CreateMultiple, UpdateMultiple, UpsertMultiple on an entity set: one transaction, one error for the whole call.</summary>
internal static class BulkEndpoints
{
    public static WireResponse Answer(DataverseCall call, Table table, string message)
    {
        if (message is "DeleteMultiple" && !table.IsElastic)
        {
            throw new DataverseException(400, "0x80040216", "DeleteMultiple has not yet been implemented.");
        }

        if (message is not ("CreateMultiple" or "UpdateMultiple" or "UpsertMultiple" or "DeleteMultiple"))
        {
            throw DataverseException.NoSegment("Microsoft.Dynamics.CRM." + message);
        }

        if (!table.BulkMessages.Contains(message))
        {
            throw new DataverseException(400, "0x80040800", $"The '{message}' method does not support entities of type '{table.Name}'. MessageProcessorCache returned MessageProcessor.Empty.");
        }

        var targets = Targets(call, table);
        call.Cost.Add(targets.Length * Cost.BulkTarget, targets.Length);
        var rows = Run(call, table, message, targets);
        return message is not "CreateMultiple" ? call.NoContent() : call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, call.Api + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
            json.WriteStartArray("Ids"u8);
            rows.ForEach(row => json.WriteStringValue(row.Id));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static JsonElement[] Targets(DataverseCall call, Table table)
    {
        if (!call.Body().TryGetProperty("Targets", out var targets) || targets.ValueKind is not JsonValueKind.Array)
        {
            throw DataverseException.BadPayload(table.SetName, "The parameter 'Targets' is required and must be a collection.");
        }

        foreach (var target in targets.EnumerateArray())
        {
            if (!target.TryGetProperty("@odata.type", out var type) || type.GetString()?.TrimStart('#') != "Microsoft.Dynamics.CRM." + table.Name)
            {
                throw DataverseException.BadPayload(table.SetName, $"An entry of 'Targets' has no '@odata.type' or another type than 'Microsoft.Dynamics.CRM.{table.Name}'; the type name must be specified.");
            }
        }

        return [.. targets.EnumerateArray()];
    }

    private static List<Row> Run(DataverseCall call, Table table, string message, JsonElement[] targets)
    {
        var writer = new RowWriter(call);
        var mark = call.Environment.Store.Mark();

        try
        {
            var rows = targets.Select(target => message switch
            {
                "CreateMultiple" => writer.Create(table, target),
                "UpdateMultiple" => writer.Update(Named(call, table, target).Get(table, call.Environment.Store), target),
                "DeleteMultiple" => Delete(call, writer, table, target),
                _ => Upsert(call, writer, table, target),
            }).ToList();
            call.Environment.Store.Keep();
            return rows;
        }
        catch
        {
            call.Environment.Store.RollBack(mark);
            throw;
        }
    }

    private static Row Upsert(DataverseCall call, RowWriter writer, Table table, JsonElement target)
    {
        var key = Named(call, table, target);

        if (key.Find(table, call.Environment.Store) is { } row)
        {
            return writer.Update(row, target, key);
        }

        // Accepted on update, refused on create: the key belongs in @odata.id alone.
        return key.Values.Keys.Any(name => target.TryGetProperty(name, out _))
            ? throw new DataverseException(400, "0x80040216", "An item with the same key has already been added.")
            : writer.Create(table, target, key);
    }

    private static Row Delete(DataverseCall call, RowWriter writer, Table table, JsonElement target)
    {
        var row = Named(call, table, target).Get(table, call.Environment.Store);
        writer.Delete(row);
        return row;
    }

    private static RowKey Named(DataverseCall call, Table table, JsonElement target)
    {
        if (target.TryGetProperty("@odata.id", out var id) && ResourceSegment.Read(id.GetString()!.TrimStart('/')) is [.., { Key: { } key }])
        {
            return RowKey.Parse(key, table, call.Environment);
        }

        return target.TryGetProperty(table.KeyColumn, out var primary) && primary.TryGetGuid(out var guid)
            ? new(guid, null, new Dictionary<string, string>())
            : throw DataverseException.BadPayload(table.SetName, $"An entry of 'Targets' has neither '@odata.id' nor '{table.KeyColumn}'.");
    }
}

using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>PATCH of a row: update or create, narrowed by If-Match (update only) and If-None-Match: * (create only).</summary>
internal sealed class UpsertEndpoint(DataverseCall call, Table table, string keyText, RowKey key)
{
    public WireResponse Answer()
    {
        call.Cost.Add(Cost.Write, 1);
        var row = key.Find(table, call.Environment.Store);
        var mark = call.Environment.Store.Mark();

        try
        {
            var answer = row is null ? Create() : Update(row);
            call.Environment.Store.Keep();
            return answer;
        }
        catch
        {
            call.Environment.Store.RollBack(mark);
            throw;
        }
    }

    private WireResponse Create()
    {
        if (call.Request.Header("If-Match") is not (null or "null"))
        {
            throw key.Missing(table);
        }

        return Answered(new RowWriter(call).Create(table, call.Body(), key), 201);
    }

    private WireResponse Update(Row row)
    {
        if (call.Request.Header("If-None-Match") is "*")
        {
            throw new DataverseException(412, "0x80040237", "A record with matching key values already exists.");
        }

        RowEndpoints.RequireMatch(call, row);
        return Answered(new RowWriter(call).Update(row, call.Body(), key), 200);
    }

    private WireResponse Answered(Row row, int status) => call.Prefer.ReturnsRepresentation
        ? RowEndpoints.Body(call, status, row, call.Options with { Expand = null })
        : call.NoContent($"{call.Api}{table.SetName}({keyText})");
}

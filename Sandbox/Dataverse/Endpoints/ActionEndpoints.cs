using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Unbound actions: closing cases and opportunities, merging, publishing, re-activating a key.</summary>
internal static class ActionEndpoints
{
    public static WireResponse Answer(DataverseCall call, string action)
    {
        call.Cost.Add(Cost.Write, 1);

        switch (action)
        {
            case "CloseIncident":
                Close(call, "IncidentResolution", "incidentid", state: 1, defaultStatus: 5);
                break;
            case "WinOpportunity":
                CloseOpportunity(call, state: 1, defaultStatus: 3);
                break;
            case "LoseOpportunity":
                CloseOpportunity(call, state: 2, defaultStatus: 4);
                break;
            case "Merge":
                Merge(call);
                break;
            case "PublishXml" or "PublishAllXml":
                break;
            case "ReactivateEntityKey":
                KeyDefinitions.Reactivate(call, call.Body());
                break;
            default:
                throw DataverseException.NoSegment(action);
        }

        return call.NoContent();
    }

    private static void CloseOpportunity(DataverseCall call, int state, int defaultStatus)
    {
        var (row, close) = Close(call, "OpportunityClose", "opportunityid", state, defaultStatus);
        var values = row.Copy();
        values[row.Table["actualclosedate"].Ordinal] ??= DateOnly.FromDateTime(call.Environment.Now.UtcDateTime);
        values[row.Table["actualvalue"].Ordinal] = close["actualrevenue"] ?? row["actualvalue"] ?? (state is 1 ? row["estimatedvalue"] : null);
        ComputedColumns.Apply(row.Table, row.Id, values, call.Environment.Store);
        call.Environment.Store.Update(row, values);
    }

    private static (Row Row, Row Close) Close(DataverseCall call, string parameter, string lookup, int state, int defaultStatus)
    {
        var body = call.Body();
        var payload = body.TryGetProperty(parameter, out var given) ? given : throw DataverseException.BadPayload(string.Empty, $"The parameter '{parameter}' is required.");
        var status = body.TryGetProperty("Status", out var sent) && sent.GetInt32() is not -1 and var asked ? asked : defaultStatus;
        var uri = payload.TryGetProperty(lookup + "@odata.bind", out var bind) ? bind.GetString() : null;
        var reference = References.Resolve(uri ?? throw DataverseException.BadPayload(string.Empty, $"'{lookup}@odata.bind' is required."), call);
        var row = call.Environment.Store.Find(reference)!;
        var mark = call.Environment.Store.Mark();

        try
        {
            var values = row.Copy();
            values[row.Table["statecode"].Ordinal] = state;
            values[row.Table["statuscode"].Ordinal] = status;
            new RowWriter(call).Save(row, values);
            var close = new RowWriter(call).Create(call.Environment.Schema[parameter.ToLowerInvariant()], payload);
            call.Environment.Store.Keep();
            return (row, close);
        }
        catch
        {
            call.Environment.Store.RollBack(mark);
            throw;
        }
    }

    private static void Merge(DataverseCall call)
    {
        var body = call.Body();
        var (target, subordinate) = (Named(call, body, "Target"), Named(call, body, "Subordinate"));

        if (target.Table != subordinate.Table || target.Table.Find("masterid") is null)
        {
            throw DataverseException.BadPayload(string.Empty, "Merge takes two different rows of the same account, contact or lead table.");
        }

        new RowRemover(call.Environment).Merge(target, subordinate);

        if (body.TryGetProperty("UpdateContent", out var content) && content.ValueKind is JsonValueKind.Object)
        {
            new RowWriter(call).Update(target, content);
        }
    }

    private static Row Named(DataverseCall call, JsonElement body, string parameter)
    {
        foreach (var table in body.TryGetProperty(parameter, out var entity) ? call.Environment.Schema.Tables : [])
        {
            if (entity.TryGetProperty(table.KeyColumn, out var id) && id.TryGetGuid(out var guid) && call.Environment.Store.Find(new EntityReference(table.Name, guid)) is { } row)
            {
                return row;
            }
        }

        throw DataverseException.BadPayload(string.Empty, $"The parameter '{parameter}' names no row.");
    }
}

using System.Text.Json;
using CxHub.Sandbox.Salesforce.Endpoints;
using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Levers that only the Sandbox has: what people and time do to an organisation.</summary>
internal static class SalesforceControl
{
    public static void Map(IEndpointRouteBuilder control, Func<Org> org, JwtBearerGrant jwt)
    {
        control.MapGet("/jwt-key", () => Results.Text(jwt.PrivateKeyPem));
        control.MapPost("/edit", (EditOrder order) => Under(org, one => Edit(one, order)));
        control.MapPost("/delete", (IdsOrder order) => Under(org, one => EachRow(one, order.Ids, (remover, row) => remover.Delete(row, order.UserId ?? one.UserId))));
        control.MapPost("/undelete", (IdsOrder order) => Under(org, one => EachRow(one, order.Ids, (remover, row) => remover.Undelete(row))));
        control.MapPost("/erase", (IdsOrder order) => Under(org, one => EachRow(one, order.Ids, (_, row) => one.Store.Erase(row))));
        control.MapPost("/merge", (MergeOrder order) => Under(org, one => Merge(one, order)));
        control.MapPost("/backdate", (BackdateOrder order) => Under(org, one => Backdate(one, order)));
        control.MapPost("/redefine", (FieldOrder order) => Under(org, one => Redefine(one, order)));
        control.MapPost("/duplicate-rules", (DuplicateRule rule) => Under(org, one => one.DuplicateRules.Add(rule)));
        control.MapDelete("/duplicate-rules", () => Under(org, one => one.DuplicateRules.Clear()));
        control.MapPost("/drop-cursors", () => Under(org, one => one.Cursors.CloseAll()));
        control.MapPost("/settings", (SettingsOrder order) => Under(org, one => Apply(one, order)));
    }

    private static IResult Under(Func<Org> org, Action<Org> act)
    {
        var one = org();

        lock (one.Gate)
        {
            try
            {
                act(one);
                return Results.NoContent();
            }
            catch (Exception e) when (e is ArgumentException or SalesforceException)
            {
                return Results.Json(new { error = e.Message }, statusCode: 400);
            }
        }
    }

    private static SObjectRow Row(Org org, string id) =>
        org.Store.Find(SalesforceId.Normalize(id)) ?? throw new ArgumentException($"There is no record '{id}'.", nameof(id));

    private static void Edit(Org org, EditOrder order)
    {
        var row = Row(org, order.Id);
        var result = new RecordWriter(org, new(order.UserId ?? org.UserId, AllowDuplicates: true)).Update(row.Type, row.Id, JsonFields.Read(order.Fields));

        if (!result.Success)
        {
            throw new ArgumentException($"{result.Errors[0].Code}: {result.Errors[0].Message}", nameof(order));
        }
    }

    private static void EachRow(Org org, IReadOnlyList<string> ids, Action<Remover, SObjectRow> act)
    {
        foreach (var id in ids)
        {
            act(new(org), Row(org, id));
        }
    }

    private static void Merge(Org org, MergeOrder order)
    {
        var master = Row(org, order.Master);
        var losers = order.Losers.Select(id => Row(org, id)).ToArray();

        if (!master.Type.Mergeable || losers.Length is 0 or > 2 || losers.Any(loser => loser.Type != master.Type || loser == master))
        {
            throw new ArgumentException("A merge takes a master and one or two other records of the same mergeable object.", nameof(order));
        }

        new Remover(org).Merge(master, losers, order.UserId ?? org.UserId);
    }

    private static void Backdate(Org org, BackdateOrder order)
    {
        var row = Row(org, order.Id);
        var values = row.Copy();
        values[SObjectRow.StampOrdinal] = row.Stamp.AddSeconds(-order.Seconds);
        org.Store.Update(row, values);
    }

    /// <summary>What an admin does in Setup: changes a field's type, or takes values out of its pick list.</summary>
    private static void Redefine(Org org, FieldOrder order)
    {
        var type = org.Schema.Find(order.Entity) ?? throw new ArgumentException($"There is no object '{order.Entity}'.", nameof(order));
        var field = type[order.Field];
        type.Redefine(field with { Type = order.Type ?? field.Type, Picklist = order.Picklist ?? field.Picklist });
    }

    private static void Apply(Org org, SettingsOrder order)
    {
        org.BulkPolls = order.BulkPolls ?? org.BulkPolls;
        org.Calls.Max = order.DailyCalls ?? org.Calls.Max;
        org.Sessions.Life = order.SessionMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : org.Sessions.Life;
    }

    private sealed record EditOrder(string Id, JsonElement Fields, string? UserId);

    private sealed record IdsOrder(IReadOnlyList<string> Ids, string? UserId);

    private sealed record MergeOrder(string Master, IReadOnlyList<string> Losers, string? UserId);

    /// <summary>Moves a record's stamp back, as a transaction does that commits long after it stamped.</summary>
    private sealed record BackdateOrder(string Id, double Seconds);

    private sealed record FieldOrder(string Entity, string Field, string? Type, IReadOnlyList<string>? Picklist);

    private sealed record SettingsOrder(int? BulkPolls, int? DailyCalls, double? SessionMinutes);
}

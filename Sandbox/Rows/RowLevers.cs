using System.Text.Json;

namespace CxHub.Sandbox.Rows;

/// <summary>
/// The control port's levers on the rows of a small look-alike: <c>POST edit {entity, id, fields}</c> changes a row or adds one,
/// as a user of that system would, and <c>POST delete {entity, id}</c> removes one. Both happen at the Sandbox's present time.
/// </summary>
internal static class RowLevers
{
    public static void Map(IEndpointRouteBuilder control, Func<string, RowTable?> table, Func<string, StoredRow?, Dictionary<string, object?>, StoredRow> stamp)
    {
        control.MapPost("/edit", async (HttpContext context) =>
        {
            var order = await ReadAsync(context);
            return table(order.Entity) is { } rows ? Edit(rows, order, stamp) : Unknown(order.Entity);
        });
        control.MapPost("/delete", async (HttpContext context) =>
        {
            var order = await ReadAsync(context);
            return table(order.Entity)?.Remove(order.Id) is true ? Results.NoContent() : Unknown($"{order.Entity}/{order.Id}");
        });
    }

    private static IResult Edit(RowTable rows, Order order, Func<string, StoredRow?, Dictionary<string, object?>, StoredRow> stamp)
    {
        var present = rows.Find(order.Id);
        var fields = present?.Fields.ToDictionary(StringComparer.Ordinal) ?? new(StringComparer.Ordinal);

        foreach (var (name, value) in order.Fields)
        {
            fields[name] = value;
        }

        var row = stamp(order.Id, present, fields);
        rows.Put(row);
        return RowJson.Answer(row.Fields);
    }

    private static IResult Unknown(string what) => RowJson.Answer(new { error = $"There is no '{what}'." }, StatusCodes.Status404NotFound);

    private static async Task<Order> ReadAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var root = body.RootElement;
        var fields = root.TryGetProperty("fields", out var given) ? (Dictionary<string, object?>)RowJson.Value(given)! : [];
        return new(root.GetProperty("entity").GetString()!, root.GetProperty("id").ToString(), fields);
    }

    private sealed record Order(string Entity, string Id, Dictionary<string, object?> Fields);
}

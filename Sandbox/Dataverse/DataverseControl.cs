using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Levers that only the Sandbox has: what people, time and administrators do to an environment.</summary>
internal static class DataverseControl
{
    public static void Map(IEndpointRouteBuilder control, Func<DataverseEnvironment> environment)
    {
        control.MapPost("/edit", (EditOrder order) => Under(environment, one => Edit(one, order)));
        control.MapPost("/delete", (EditOrder order) => Under(environment, one => new RowRemover(one).Delete(Row(one, order.Table, order.Id))));
        control.MapPost("/merge", (MergeOrder order) => Under(environment, one => new RowRemover(one).Merge(Row(one, order.Table, order.Master), Row(one, order.Table, order.Subordinate))));
        control.MapPost("/expire-delta-tokens", () => Under(environment, one => one.DeltaTokensValidFrom = one.Now.AddSeconds(1)));
        control.MapPost("/bulk-support", (BulkOrder order) => Under(environment, one => SetBulk(one, order)));
        control.MapPost("/redefine", (ColumnOrder order) => Under(environment, one => Redefine(one, order)));
        control.MapPost("/duplicate-rules", (DuplicateRule rule) => Under(environment, one => one.DuplicateRules.Add(rule)));
        control.MapPost("/settings", (SettingsOrder order) => Under(environment, one => Apply(one, order)));
    }

    private static IResult Under(Func<DataverseEnvironment> environment, Action<DataverseEnvironment> act)
    {
        var one = environment();

        lock (one.Gate)
        {
            try
            {
                act(one);
                return Results.NoContent();
            }
            catch (Exception e) when (e is ArgumentException or DataverseException)
            {
                return Results.Json(new { error = e.Message }, statusCode: 400);
            }
        }
    }

    private static Row Row(DataverseEnvironment environment, string table, Guid id) =>
        environment.Store.Find(new EntityReference(table, id)) ?? throw new ArgumentException($"There is no {table} '{id}'.", nameof(id));

    /// <summary>A change made by somebody else: <c>userId</c> becomes modifiedby.</summary>
    private static void Edit(DataverseEnvironment environment, EditOrder order)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["MSCRMCallerID"] = (order.UserId ?? environment.UserId).ToString() };
        var request = new WireRequest("PATCH", "/", string.Empty, headers, Encoding.UTF8.GetBytes(order.Fields.GetRawText()));
        new RowWriter(new(environment, request, string.Empty, [], new(), [])).Update(Row(environment, order.Table, order.Id), order.Fields);
    }

    private static void SetBulk(DataverseEnvironment environment, BulkOrder order)
    {
        var table = environment.Schema[order.Table];
        table.BulkMessages.Clear();
        table.BulkMessages.UnionWith(order.Messages);
    }

    /// <summary>What an admin does to a column who deletes it and makes another of the same name, or edits its options.</summary>
    private static void Redefine(DataverseEnvironment environment, ColumnOrder order)
    {
        var table = environment.Schema[order.Table];
        var column = table[order.Column];
        table.Redefine(column with
        {
            Kind = order.Kind is { } kind ? Enum.Parse<ColumnKind>(kind) : column.Kind,
            Options = order.Options is { } kept ? [.. column.Options.Where(option => kept.Contains(option.Value))] : column.Options,
        });
    }

    private static void Apply(DataverseEnvironment environment, SettingsOrder order)
    {
        var throttle = environment.Throttle;
        throttle.Enabled = order.ServiceProtection ?? throttle.Enabled;
        throttle.MaxRequests = order.MaxRequests ?? throttle.MaxRequests;
        throttle.MaxMilliseconds = order.MaxMilliseconds ?? throttle.MaxMilliseconds;
        throttle.MaxConcurrent = order.MaxConcurrent ?? throttle.MaxConcurrent;
        environment.KeyIndexing = order.KeyIndexingSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : environment.KeyIndexing;
        environment.DeltaTokenLife = order.DeltaTokenDays is { } days ? TimeSpan.FromDays(days) : environment.DeltaTokenLife;
    }

    private sealed record EditOrder(string Table, Guid Id, JsonElement Fields, Guid? UserId);

    private sealed record MergeOrder(string Table, Guid Master, Guid Subordinate);

    private sealed record BulkOrder(string Table, IReadOnlyList<string> Messages);

    /// <param name="Table">The table's logical name.</param>
    /// <param name="Column">The column's logical name.</param>
    /// <param name="Kind">Its new type.</param>
    /// <param name="Options">The option values that stay.</param>
    private sealed record ColumnOrder(string Table, string Column, string? Kind, IReadOnlyList<int>? Options);

    private sealed record SettingsOrder(
        bool? ServiceProtection, int? MaxRequests, double? MaxMilliseconds, int? MaxConcurrent, double? KeyIndexingSeconds, double? DeltaTokenDays);
}

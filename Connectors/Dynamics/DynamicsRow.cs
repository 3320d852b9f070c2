using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A row of an answer as a source record. Deleted rows carry only their id.</summary>
internal static class DynamicsRow
{
    public static SourceRecord? Read(string source, DynamicsTable table, JsonElement row, DateTimeOffset seenAt, out UnreadableRow? unreadable)
    {
        unreadable = null;
        if (IsTombstone(row))
        {
            return new SourceRecord(new SourceKey(source, table.LogicalName, Guid(TokenCall.Text(row, "id"))), seenAt, true, "{}");
        }

        if (TokenCall.Text(row, table.PrimaryId) is not { } id)
        {
            unreadable = new UnreadableRow($"{source}/{table.LogicalName}/?", row.GetRawText(), $"the row has no {table.PrimaryId}");
            return null;
        }

        return new SourceRecord(new SourceKey(source, table.LogicalName, Guid(id)), ModifiedAt(row) ?? seenAt, false, row.GetRawText());
    }

    public static DateTimeOffset? ModifiedAt(JsonElement row) =>
        DateTimeOffset.TryParse(TokenCall.Text(row, "modifiedon"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static bool IsTombstone(JsonElement row) =>
        TokenCall.Text(row, "reason") is "deleted" && (TokenCall.Text(row, "@odata.context")?.EndsWith("$deletedEntity", StringComparison.Ordinal) ?? false);

    // One spelling of a GUID, whatever the service wrote.
    private static string Guid(string? text) => System.Guid.TryParse(text, out var guid) ? guid.ToString("D", CultureInfo.InvariantCulture) : text ?? string.Empty;
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A row of an answer as a source record, its JSON as it came. Deleted rows carry only their id.</summary>
internal sealed class DynamicsRow(string source, DynamicsTable table, DateTimeOffset seenAt)
{
    private readonly byte[] _primaryId = Encoding.UTF8.GetBytes(table.PrimaryId);

    /// <summary>Reads the row that the reader stands on.</summary>
    public SourceRecord? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> page, out UnreadableRow? unreadable)
    {
        var start = (int)reader.TokenStartIndex;
        string? id = null;
        string? deletedId = null;
        DateTimeOffset? modifiedAt = null;
        var (isReasoned, isEntity) = (false, false);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            switch (reader)
            {
                case var _ when reader.ValueTextEquals(_primaryId):
                    id = Text(ref reader);
                    break;
                case var _ when reader.ValueTextEquals("modifiedon"u8):
                    modifiedAt = Moment(ref reader);
                    break;
                case var _ when reader.ValueTextEquals("id"u8):
                    deletedId = Text(ref reader);
                    break;
                case var _ when reader.ValueTextEquals("reason"u8):
                    isReasoned = Text(ref reader) is "deleted";
                    break;
                case var _ when reader.ValueTextEquals("@odata.context"u8):
                    isEntity = Text(ref reader)?.EndsWith("$deletedEntity", StringComparison.Ordinal) ?? false;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        unreadable = null;
        if (isReasoned && isEntity)
        {
            return new SourceRecord(new SourceKey(source, table.LogicalName, Guid(deletedId)), seenAt, true, "{}");
        }

        var body = Encoding.UTF8.GetString(page[start..(int)reader.BytesConsumed]);
        if (id is not null)
        {
            return new SourceRecord(new SourceKey(source, table.LogicalName, Guid(id)), modifiedAt ?? seenAt, false, body);
        }

        unreadable = new UnreadableRow($"{source}/{table.LogicalName}/?", body, $"the row has no {table.PrimaryId}");
        return null;
    }

    /// <summary>The text behind the name that the reader stands on; null where it is none.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
    }

    private static DateTimeOffset? Moment(ref Utf8JsonReader reader)
    {
        var text = Text(ref reader);
        return text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }

    // One spelling of a GUID, whatever the service wrote.
    private static string Guid(string? text) => System.Guid.TryParse(text, out var guid) ? guid.ToString("D", CultureInfo.InvariantCulture) : text ?? string.Empty;
}

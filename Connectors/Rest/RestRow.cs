using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Rest;

/// <summary>A row of an answer as a source record.</summary>
internal static class RestRow
{
    public static SourceRecord? Read(string source, RestEntity entity, JsonElement row, DateTimeOffset seenAt, out UnreadableRow? unreadable)
    {
        var parts = entity.Key.Select(key => JsonPointer.Text(row, key)).ToArray();
        if (row.ValueKind is not JsonValueKind.Object || parts.Any(string.IsNullOrEmpty))
        {
            unreadable = new UnreadableRow($"{source}/{entity.Name}/?", row.GetRawText(), $"the row has no {string.Join(" and ", entity.Key)}");
            return null;
        }

        var id = string.Join('|', parts);
        DateTimeOffset? modified = null;
        if (entity.ModifiedField is { } field)
        {
            var text = JsonPointer.Text(row, field);
            modified = entity.ModifiedFormat.Read(text);
            if (modified is null && !string.IsNullOrEmpty(text))
            {
                unreadable = new UnreadableRow($"{source}/{entity.Name}/{id}", row.GetRawText(), $"{field} is no moment in the form {entity.ModifiedFormat.Name}");
                return null;
            }
        }

        unreadable = null;
        var deleted = entity.DeletedField is { } flag && JsonPointer.Find(row, flag) is { ValueKind: JsonValueKind.True };
        return new SourceRecord(new SourceKey(source, entity.Name, id), modified ?? seenAt, deleted, row.GetRawText());
    }
}

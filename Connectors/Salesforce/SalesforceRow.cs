using System.Text;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>A row of a query answer as a source record: its JSON without the <c>attributes</c> that Salesforce adds at every level.</summary>
internal sealed class SalesforceRow(string source, SalesforceQuery query)
{
    private readonly byte[] _stampField = Encoding.UTF8.GetBytes(query.StampField);
    private readonly RowText _text = new();

    /// <summary>Reads the row that the reader stands on.</summary>
    public SourceRecord? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> page, out UnreadableRow? unreadable)
    {
        var start = (int)reader.TokenStartIndex;
        string? id = null;
        DateTimeOffset? stamp = null;
        var deleted = false;
        _text.Begin();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (isId, isStamp, isFlag) = (reader.ValueTextEquals("Id"u8), reader.ValueTextEquals(_stampField), reader.ValueTextEquals("IsDeleted"u8));

            // Behind a copied member the reader stands on its value.
            _text.Member(ref reader, page, "attributes"u8);
            id = isId ? Text(ref reader) : id;
            stamp = isStamp ? SalesforceTime.Parse(Text(ref reader)) : stamp;
            deleted = isFlag ? reader.TokenType is JsonTokenType.True : deleted;
        }

        unreadable = null;
        if (id is not null && stamp is { } modifiedAt)
        {
            return new SourceRecord(new SourceKey(source, query.Entity, id), modifiedAt, deleted, _text.End());
        }

        unreadable = new UnreadableRow($"{source}/{query.Entity}/{id ?? "?"}", Encoding.UTF8.GetString(page[start..(int)reader.BytesConsumed]), id is null ? "the row has no Id" : $"the row has no {query.StampField}");
        return null;
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
}

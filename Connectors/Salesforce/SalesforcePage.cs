using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>A page of a query answer, read in one pass over its bytes: no document stands between them and the records.</summary>
internal sealed class SalesforcePage
{
    private readonly SalesforceRow _row;

    private SalesforcePage(SalesforceRow row) => _row = row;

    public List<SourceRecord> Records { get; } = [];

    public List<UnreadableRow> SetAside { get; } = [];

    /// <summary>Rows that the query found.</summary>
    public int TotalSize { get; private set; }

    public string? Next { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Null where the bytes end too early or are no page.</summary>
    public static SalesforcePage? Read(string source, SalesforceQuery query, ReadOnlySpan<byte> body)
    {
        var page = new SalesforcePage(new SalesforceRow(source, query));
        try
        {
            return page.Read(body) ? page : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var hasRows = false;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            switch (reader)
            {
                case var _ when reader.ValueTextEquals("records"u8):
                    hasRows = true;
                    ReadRows(ref reader, body);
                    break;
                case var _ when reader.ValueTextEquals("totalSize"u8):
                    TotalSize = reader.Read() && reader.TryGetInt32(out var size) ? size : 0;
                    break;
                case var _ when reader.ValueTextEquals("nextRecordsUrl"u8):
                    Next = reader.Read() ? reader.GetString() : null;
                    break;
                case var _ when reader.ValueTextEquals("done"u8):
                    Done = reader.Read() && reader.TokenType is JsonTokenType.True;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // Behind the object there is nothing more; what is not JSON at all ends here, too.
        return hasRows && !reader.Read();
    }

    private void ReadRows(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            if (_row.Read(ref reader, body, out var unreadable) is { } record)
            {
                Records.Add(record);
            }
            else
            {
                SetAside.Add(unreadable!);
            }
        }
    }
}

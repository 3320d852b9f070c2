using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A page of a table or of its changes, read in one pass over its bytes: no document stands between them and the records.</summary>
internal sealed class DynamicsPage
{
    private readonly DynamicsRow _row;

    private DynamicsPage(DynamicsRow row) => _row = row;

    public List<SourceRecord> Records { get; } = [];

    public List<UnreadableRow> SetAside { get; } = [];

    public string? NextLink { get; private set; }

    public string? DeltaLink { get; private set; }

    /// <summary>Null where the bytes end too early or are no page.</summary>
    public static DynamicsPage? Read(string source, DynamicsTable table, DateTimeOffset seenAt, ReadOnlySpan<byte> body)
    {
        var page = new DynamicsPage(new DynamicsRow(source, table, seenAt));
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
                case var _ when reader.ValueTextEquals("value"u8):
                    hasRows = true;
                    ReadRows(ref reader, body);
                    break;
                case var _ when reader.ValueTextEquals("@odata.nextLink"u8):
                    NextLink = reader.Read() ? reader.GetString() : null;
                    break;
                case var _ when reader.ValueTextEquals("@odata.deltaLink"u8):
                    DeltaLink = reader.Read() ? reader.GetString() : null;
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

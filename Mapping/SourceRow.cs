using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Mapping;

/// <summary>A source record with its body parsed, once for all maps of its entity.</summary>
internal sealed class SourceRow : IDisposable
{
    private readonly JsonDocument _document;

    private SourceRow(SourceRecord record, JsonDocument document)
    {
        Record = record;
        _document = document;
    }

    public SourceRecord Record { get; }

    public JsonElement Body => _document.RootElement;

    /// <summary>False when the body is not one JSON object; <paramref name="problem"/> then says why without quoting it.</summary>
    public static bool TryParse(SourceRecord record, [NotNullWhen(true)] out SourceRow? row, [NotNullWhen(false)] out string? problem)
    {
        row = null;
        problem = null;
        try
        {
            var document = JsonDocument.Parse(record.Body);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                row = new SourceRow(record, document);
                return true;
            }

            problem = $"the body is {document.RootElement.ValueKind}, not a JSON object";
            document.Dispose();
        }
        catch (JsonException e)
        {
            problem = $"the body is not readable as JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})";
        }

        return false;
    }

    public void Dispose() => _document.Dispose();
}

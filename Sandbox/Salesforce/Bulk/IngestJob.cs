using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>A job that writes a CSV file row by row. A refused row never stops the others.</summary>
internal sealed class IngestJob(string id, SObjectType type, string operation, SObjectField? keyField, WriteOptions options, DateTimeOffset createdAt)
    : BulkJob(id, type.Name, operation, createdAt)
{
    private const int RowsPerBatch = 10_000;

    private string? _uploaded;

    public string[] Header { get; private set; } = [];

    public List<(string Id, bool Created, string[] Cells)> Successes { get; } = [];

    public List<(string Id, string Error, string[] Cells)> Failures { get; } = [];

    public List<string[]> Unprocessed { get; } = [];

    public bool HasUpload => _uploaded is not null;

    public void Upload(string text) => _uploaded = text;

    public void Abort()
    {
        State = BulkState.Aborted;
        var rows = Csv.Read(_uploaded ?? string.Empty, Separator).ToArray();
        Header = rows.Length > 0 ? rows[0] : [];
        Unprocessed.AddRange(rows.Skip(1));
    }

    protected override void Work(Org org)
    {
        var text = _uploaded ?? string.Empty;
        var rows = Csv.Read(text, Separator).ToArray();
        Header = rows.Length > 0 ? rows[0] : [];

        if (Complaint(org, text, rows) is { } complaint)
        {
            (State, ErrorMessage) = (BulkState.Failed, complaint);
            Unprocessed.AddRange(rows.Skip(1));
            return;
        }

        var writer = new IngestWriter(org, type, Operation, keyField, Header, options);

        foreach (var cells in rows.Skip(1))
        {
            Record(writer.Write(cells), cells);
        }

        // The real service gives results in no particular order; reversed, nobody can rely on it.
        Successes.Reverse();
        State = BulkState.JobComplete;
    }

    protected override void WriteOwn(Utf8JsonWriter json, bool isDetailed)
    {
        if (keyField is not null)
        {
            json.WriteString("externalIdFieldName"u8, keyField.Name);
        }

        json.WriteString("contentUrl"u8, $"services/data/v{Version}/jobs/ingest/{Id}/batches");

        if (!isDetailed)
        {
            return;
        }

        json.WriteString("jobType"u8, "V2Ingest");
        json.WriteNumber("numberRecordsProcessed"u8, Successes.Count + Failures.Count);
        json.WriteNumber("numberRecordsFailed"u8, Failures.Count);
        json.WriteNumber("retries"u8, 0);
        json.WriteNumber("totalProcessingTime"u8, (Successes.Count + Failures.Count) / 4);
        json.WriteNumber("apiActiveProcessingTime"u8, (Successes.Count + Failures.Count) / 5);
        json.WriteNumber("apexProcessingTime"u8, 0);

        if (ErrorMessage is not null)
        {
            json.WriteString("errorMessage"u8, ErrorMessage);
        }
    }

    /// <summary>Why the whole file is refused, or null.</summary>
    private string? Complaint(Org org, string text, string[][] rows)
    {
        if (text.Contains("\r\n", StringComparison.Ordinal) != (LineEnding is "CRLF") && rows.Length > 1)
        {
            return $"InvalidBatch : LineEnding is invalid on user data. Current LineEnding setting is {LineEnding}";
        }

        foreach (var name in Header)
        {
            if (!name.Contains('.', StringComparison.Ordinal) && org.Access.Find(type, name) is null)
            {
                return $"InvalidBatch : Field name not found : {name}";
            }
        }

        if (keyField is not null && !Header.Contains(keyField.Name, StringComparer.OrdinalIgnoreCase))
        {
            return $"InvalidBatch : Field name not found : {keyField.Name}";
        }

        return org.BulkBatches.TryTake(Math.Max(1, (rows.Length + RowsPerBatch - 2) / RowsPerBatch)) ? null : "ExceededQuota : ApiBatchItems Limit exceeded.";
    }

    private void Record(SaveResult result, string[] cells)
    {
        if (result.Success)
        {
            Successes.Add((result.Id!, result.Created, cells));
        }
        else
        {
            var error = result.Errors[0];
            Failures.Add((result.Id ?? string.Empty, $"{error.Code}:{error.Message}:{string.Join(' ', error.Fields)} --", cells));
        }
    }
}

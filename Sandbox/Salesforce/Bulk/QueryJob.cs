using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>A job that runs a query and keeps its rows for download as CSV.</summary>
internal sealed class QueryJob(string id, SoqlQuery query, SObjectType type, string operation, DateTimeOffset createdAt)
    : BulkJob(id, type.Name, operation, createdAt)
{
    private List<SObjectRow> _rows = [];
    private (string Name, RowPath Path)[] _columns = [];

    public int Count => _rows.Count;

    /// <summary>Binds the columns now, so that a wrong query is refused when the job is made.</summary>
    public void Bind(Org org) => _columns =
    [
        .. query.Selections.Cast<SoqlSelection.Field>().Select(field => (Name(field.Path), RowPath.Bind(field.Path, type, query, org))),
    ];

    /// <summary>Writes the header and one page of rows; returns the number of rows.</summary>
    public int WritePage(StringBuilder csv, int from, int count)
    {
        var lineEnd = LineEnding is "CRLF" ? "\r\n" : "\n";
        var page = _rows.Skip(from).Take(count).ToArray();
        Csv.Append(csv, _columns.Select(column => column.Name), Separator, lineEnd);

        foreach (var row in page)
        {
            Csv.Append(csv, _columns.Select(column => FieldJson.Text(column.Path.Get(row))), Separator, lineEnd);
        }

        return page.Length;
    }

    protected override void Work(Org org)
    {
        _rows = new QueryRunner(org, query, type, Operation is "queryAll").Run();
        State = BulkState.JobComplete;
    }

    protected override void WriteOwn(Utf8JsonWriter json, bool isDetailed)
    {
        if (!isDetailed)
        {
            return;
        }

        json.WriteString("jobType"u8, "V2Query");
        json.WriteNumber("numberRecordsProcessed"u8, _rows.Count);
        json.WriteNumber("retries"u8, 0);
        json.WriteNumber("totalProcessingTime"u8, _rows.Count / 20);
        json.WriteBoolean("isPkChunkingSupported"u8, true);
    }

    private string Name(SoqlPath path) => path.Parts is [var single] ? type.Find(single)?.Name ?? single : path.Text;
}

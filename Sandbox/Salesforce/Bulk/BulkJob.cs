using System.Text.Json;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>What ingest and query jobs have in common.</summary>
internal abstract class BulkJob(string id, string sObject, string operation, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public string Object { get; } = sObject;

    public string Operation { get; } = operation;

    public BulkState State { get; set; }

    public string? ErrorMessage { get; set; }

    public int PollsLeft { get; set; }

    public string Version { get; init; } = Org.ApiVersion;

    public string LineEnding { get; init; } = "LF";

    public string Delimiter { get; init; } = "COMMA";

    public char Separator => Delimiter switch
    {
        "BACKQUOTE" => '`',
        "CARET" => '^',
        "PIPE" => '|',
        "SEMICOLON" => ';',
        "TAB" => '\t',
        _ => ',',
    };

    public bool IsRunning => State is BulkState.UploadComplete or BulkState.InProgress;

    /// <summary>Lets the job go on: after the configured number of polls its work is done.</summary>
    public void Poll(Org org)
    {
        if (!IsRunning)
        {
            return;
        }

        if (PollsLeft-- > 0)
        {
            State = BulkState.InProgress;
            return;
        }

        Work(org);
    }

    public void Write(Utf8JsonWriter json, Org org, bool isDetailed)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("operation"u8, Operation);
        json.WriteString("object"u8, Object);
        json.WriteString("createdById"u8, org.UserId);
        json.WritePropertyName("createdDate"u8);
        FieldJson.WriteValue(json, createdAt, false);
        json.WritePropertyName("systemModstamp"u8);
        FieldJson.WriteValue(json, org.Now, false);
        json.WriteString("state"u8, State.ToString());
        json.WriteString("concurrencyMode"u8, "Parallel");
        json.WriteString("contentType"u8, "CSV");
        json.WritePropertyName("apiVersion"u8);
        json.WriteRawValue(Version);
        json.WriteString("lineEnding"u8, LineEnding);
        json.WriteString("columnDelimiter"u8, Delimiter);
        WriteOwn(json, isDetailed);
        json.WriteEndObject();
    }

    protected abstract void Work(Org org);

    protected abstract void WriteOwn(Utf8JsonWriter json, bool isDetailed);
}

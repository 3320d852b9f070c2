using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Bulk;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Bulk API 2.0 ingest: make a job, upload once, close it, poll, read the three result files.</summary>
internal static class BulkIngestEndpoints
{
    private static readonly string[] Operations = ["insert", "update", "upsert", "delete", "hardDelete"];

    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("POST", [_, _]) => Create(call),
        ("GET", [_, _]) => List(call),
        ("GET", [_, _, var id]) => Show(call, Job(call, id), polls: true),
        ("PATCH", [_, _, var id]) => Change(call, Job(call, id)),
        ("DELETE", [_, _, var id]) => Delete(call, Job(call, id)),
        ("PUT", [_, _, var id, "batches"]) => Upload(call, Job(call, id)),
        ("GET", [_, _, var id, var results]) => Results(Job(call, id), results),
        _ => throw call.NotAllowed("GET,POST,PATCH,PUT,DELETE"),
    };

    public static SalesforceException BadState(string message) => new(400, "INVALIDJOBSTATE", message);

    public static string Text(JsonElement body, string member, string otherwise) =>
        body.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : otherwise;

    private static IngestJob Job(SalesforceCall call, string id) => call.Org.Jobs.Get<IngestJob>(id, call.Version);

    private static WireResponse Create(SalesforceCall call)
    {
        var body = call.Body();
        var name = Text(body, "object", string.Empty);
        var type = call.Org.Schema.FindData(name) ?? throw new SalesforceException(400, "INVALIDENTITY", $"Entity '{name}' is not supported by the Bulk API.");
        var operation = Text(body, "operation", string.Empty);
        var keyName = Text(body, "externalIdFieldName", string.Empty);
        var key = keyName.Length > 0 ? call.Org.Access.Find(type, keyName) : null;

        if (!Operations.Contains(operation))
        {
            throw new SalesforceException(400, "INVALIDJOB", $"InvalidJob : '{operation}' is no operation of an ingest job");
        }

        if (operation is "upsert" && key is not { IsIndexed: true } and not { Name: "Id" })
        {
            throw new SalesforceException(400, "INVALIDJOB", $"InvalidJob : Field name provided, {keyName} does not match an External ID, Salesforce Id, or indexed field for {type.Name}");
        }

        var job = new IngestJob(call.Org.Jobs.NextId(), type, operation, operation is "upsert" ? key : null, call.WriteOptions, call.Org.Now)
        {
            Version = call.Version,
            LineEnding = Text(body, "lineEnding", "LF"),
            Delimiter = Text(body, "columnDelimiter", "COMMA"),
            PollsLeft = call.Org.BulkPolls,
        };
        call.Org.Jobs.Add(job);
        return Named(Show(call, job, polls: false), "jobs/ingest create");
    }

    private static WireResponse Show(SalesforceCall call, BulkJob job, bool polls)
    {
        if (polls)
        {
            job.Poll(call.Org);
        }

        return Named(WireResponse.Json(200, json => job.Write(json, call.Org, isDetailed: polls)), "jobs/ingest poll");
    }

    private static WireResponse Change(SalesforceCall call, IngestJob job)
    {
        switch (Text(call.Body(), "state", string.Empty))
        {
            case "UploadComplete" when job is { State: BulkState.Open, HasUpload: true }:
                job.State = BulkState.UploadComplete;
                break;
            case "Aborted" when job.State is not (BulkState.JobComplete or BulkState.Failed):
                job.Abort();
                break;
            case var state:
                throw BadState($"A job in state {job.State}{(job.HasUpload ? "" : " without uploaded data")} cannot become {state}");
        }

        return Named(Show(call, job, polls: false), "jobs/ingest close");
    }

    private static WireResponse Upload(SalesforceCall call, IngestJob job)
    {
        if (job.State is not BulkState.Open || job.HasUpload)
        {
            throw BadState($"Found multiple contents for job: <{job.Id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");
        }

        job.Upload(Encoding.UTF8.GetString(call.Request.Body.Span).TrimStart('\ufeff'));
        return new(201) { Operation = "jobs/ingest upload" };
    }

    private static WireResponse Delete(SalesforceCall call, IngestJob job)
    {
        if (job.IsRunning)
        {
            throw BadState($"Can't delete job {job.Id} while it is in state {job.State}");
        }

        call.Org.Jobs.Remove(job);
        return new(204) { Operation = "jobs/ingest delete" };
    }

    private static WireResponse List(SalesforceCall call) => WireResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("done"u8, true);
        json.WriteStartArray("records"u8);

        foreach (var job in call.Org.Jobs.All<IngestJob>())
        {
            job.Write(json, call.Org, isDetailed: false);
        }

        json.WriteEndArray();
        json.WriteNull("nextRecordsUrl"u8);
        json.WriteEndObject();
    });

    private static WireResponse Results(IngestJob job, string results)
    {
        // jsforce asks for "unprocessedrecords", others for "unprocessedRecords".
        IEnumerable<string[]> rows = results.ToLowerInvariant() switch
        {
            "successfulresults" => job.Successes.Select(one => (string[])[one.Id, one.Created ? "true" : "false", .. one.Cells]).Prepend(["sf__Id", "sf__Created", .. job.Header]),
            "failedresults" => job.Failures.Select(one => (string[])[one.Id, one.Error, .. one.Cells]).Prepend(["sf__Id", "sf__Error", .. job.Header]),
            "unprocessedrecords" => job.Unprocessed.Prepend(job.Header),
            _ => throw SalesforceException.NotFound(),
        };
        var csv = new StringBuilder();

        foreach (var row in rows)
        {
            Csv.Append(csv, row, job.Separator, job.LineEnding is "CRLF" ? "\r\n" : "\n");
        }

        return Named(WireResponse.Text(200, csv.ToString(), "text/csv"), "jobs/ingest results");
    }

    private static WireResponse Named(WireResponse answer, string operation)
    {
        answer.Operation = operation;
        return answer;
    }
}

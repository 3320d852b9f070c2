using System.Globalization;
using System.Text;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Bulk;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Bulk API 2.0 query: make a job, poll, download CSV pages. The last page's locator is the text "null".</summary>
internal static class BulkQueryEndpoints
{
    private static readonly string[] Unsupported = ["TaskStatus", "CaseStatus", "TaskPriority", "ContractStatus", "RecentlyViewed", "AcceptedEventRelation"];

    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("POST", [_, _]) => Create(call),
        ("GET", [_, _, var id]) => Poll(call, Job(call, id)),
        ("PATCH", [_, _, var id]) => Abort(call, Job(call, id)),
        ("DELETE", [_, _, var id]) => Delete(call, Job(call, id)),
        ("GET", [_, _, var id, "results"]) => Results(call, Job(call, id)),
        _ => throw call.NotAllowed("GET,POST,PATCH,DELETE"),
    };

    private static QueryJob Job(SalesforceCall call, string id) => call.Org.Jobs.Get<QueryJob>(id, call.Version);

    private static WireResponse Create(SalesforceCall call)
    {
        var body = call.Body();
        var query = SoqlParser.Parse(BulkIngestEndpoints.Text(body, "query", string.Empty), call.Org.Now);
        var type = call.Org.Schema.FindData(query.From);

        if (type is null || Unsupported.Contains(type.Name))
        {
            throw new SalesforceException(400, "INVALIDENTITY", $"Entity '{query.From}' is not supported by the Bulk API.");
        }

        if (query.IsAggregate || query.CountsOnly || query.Offset > 0 || query.Selections.Any(selection => selection is not SoqlSelection.Field))
        {
            throw new SalesforceException(400, "API_ERROR", "Aggregates, GROUP BY, OFFSET and child subqueries are not supported in Bulk Query");
        }

        if (query.Selections.OfType<SoqlSelection.Field>().Any(field => IsCompound(call, type, field.Path)))
        {
            throw new SalesforceException(400, "API_ERROR", "Selecting compound data not supported in Bulk Query");
        }

        if (!call.Org.BulkQueries.TryTake())
        {
            throw new SalesforceException(400, "EXCEEDEDQUOTA", "ApiBulkQueryJobs Limit exceeded.");
        }

        var job = new QueryJob(call.Org.Jobs.NextId(), query, type, BulkIngestEndpoints.Text(body, "operation", "query"), call.Org.Now)
        {
            State = BulkState.UploadComplete,
            Version = call.Version,
            LineEnding = BulkIngestEndpoints.Text(body, "lineEnding", "LF"),
            Delimiter = BulkIngestEndpoints.Text(body, "columnDelimiter", "COMMA"),
            PollsLeft = call.Org.BulkPolls,
        };
        job.Bind(call.Org);
        call.Org.Jobs.Add(job);
        return Show(call, job, isDetailed: false, "jobs/query create");
    }

    private static bool IsCompound(SalesforceCall call, SObjectType type, SoqlPath path) =>
        path.Parts.Count is 1 && call.Org.Access.Find(type, path.Text) is { IsCompound: true };

    private static WireResponse Poll(SalesforceCall call, QueryJob job)
    {
        job.Poll(call.Org);
        return Show(call, job, isDetailed: true, "jobs/query poll");
    }

    private static WireResponse Show(SalesforceCall call, QueryJob job, bool isDetailed, string operation)
    {
        var answer = WireResponse.Json(200, json => job.Write(json, call.Org, isDetailed));
        answer.Operation = operation;
        return answer;
    }

    private static WireResponse Abort(SalesforceCall call, QueryJob job)
    {
        if (!job.IsRunning || BulkIngestEndpoints.Text(call.Body(), "state", string.Empty) is not "Aborted")
        {
            throw BulkIngestEndpoints.BadState($"A query job in state {job.State} can only be aborted while it runs");
        }

        job.State = BulkState.Aborted;
        return Show(call, job, isDetailed: true, "jobs/query abort");
    }

    private static WireResponse Delete(SalesforceCall call, QueryJob job)
    {
        if (job.IsRunning)
        {
            throw BulkIngestEndpoints.BadState($"Can't delete job {job.Id} while it is in state {job.State}");
        }

        call.Org.Jobs.Remove(job);
        return new(204) { Operation = "jobs/query delete" };
    }

    private static WireResponse Results(SalesforceCall call, QueryJob job)
    {
        if (job.State is not BulkState.JobComplete)
        {
            throw BulkIngestEndpoints.BadState($"The results of a job in state {job.State} cannot be read");
        }

        var from = Offset(call.Request.Parameter("locator"));
        var most = int.TryParse(call.Request.Parameter("maxRecords"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : job.Count;
        var csv = new StringBuilder();
        var rows = job.WritePage(csv, from, most);
        var answer = WireResponse.Text(200, csv.ToString(), "text/csv");
        answer.Headers["Sforce-NumberOfRecords"] = rows.ToString(CultureInfo.InvariantCulture);
        answer.Headers["Sforce-Locator"] = from + rows < job.Count ? Locator(from + rows) : "null";
        answer.Operation = "jobs/query results";
        answer.Rows = rows;
        return answer;
    }

    private static string Locator(int offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture))).TrimEnd('=');

    private static int Offset(string? locator)
    {
        if (string.IsNullOrEmpty(locator))
        {
            return 0;
        }

        try
        {
            var padded = locator.PadRight((locator.Length + 3) / 4 * 4, '=');
            return int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(padded)), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw new SalesforceException(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
    }
}

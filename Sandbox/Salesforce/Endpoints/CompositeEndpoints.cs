using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Everything under /composite: dependent steps, independent batches, graphs, trees, collections.</summary>
internal static class CompositeEndpoints
{
    private const int MostSteps = 25;
    private const int MostHeavySteps = 5;

    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        _ when call.Path is ["composite", "sobjects", .. var path] => CollectionEndpoints.Answer(call, path),
        _ when call.Depth > 0 => throw new SalesforceException(400, "INVALID_API_INPUT", "Composite subrequests cannot themselves be composite, batch, graph or tree requests."),
        ("POST", ["composite"]) => Composite(call),
        ("POST", ["composite", "batch"]) => Batch(call),
        ("POST", ["composite", "graph"]) => GraphEndpoint.Answer(call),
        ("POST", ["composite", "tree", var name]) => TreeEndpoint.Answer(call, call.Type(name)),
        _ => throw call.NotAllowed("POST"),
    };

    /// <summary>An array member of a body, or a complaint that it is missing.</summary>
    public static JsonElement Array(JsonElement body, string member) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(member, out var array) && array.ValueKind is JsonValueKind.Array
            ? array
            : throw SalesforceException.BadJson($"The request body must have an array '{member}' at [line:1, column:1]");

    private static WireResponse Composite(SalesforceCall call)
    {
        var body = call.Body();
        var steps = Array(body, "compositeRequest");
        var heavy = steps.EnumerateArray().Count(step => CompositeRun.Text(step, "url") is var url && (url.Contains("/query", StringComparison.Ordinal) || url.Contains("/composite/sobjects", StringComparison.Ordinal)));

        if (steps.GetArrayLength() > MostSteps || heavy > MostHeavySteps)
        {
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"A composite request takes at most {MostSteps} subrequests, of which {MostHeavySteps} queries or collections.");
        }

        var allOrNone = body.TryGetProperty("allOrNone", out var flag) && flag.ValueKind is JsonValueKind.True;
        var answers = CompositeRun.Run(call, steps, allOrNone);
        var response = WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            CompositeRun.Write(json, answers);
            json.WriteEndObject();
        });
        response.Operation = "composite";
        response.Rows = answers.Count;
        return response;
    }

    private static WireResponse Batch(SalesforceCall call)
    {
        var body = call.Body();
        var parts = Array(body, "batchRequests");
        var halts = body.TryGetProperty("haltOnError", out var flag) && flag.ValueKind is JsonValueKind.True;
        var answers = new List<WireResponse>();

        if (parts.GetArrayLength() > MostSteps)
        {
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"A batch takes at most {MostSteps} subrequests.");
        }

        // Unlike a composite request, each subrequest of a batch is a call of its own.
        call.Org.Calls.TryTake(Math.Max(0, parts.GetArrayLength() - 1));

        foreach (var part in parts.EnumerateArray())
        {
            var halted = halts && answers.Exists(answer => answer.Status >= 400);
            answers.Add(halted ? SalesforceJson.Error(new(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request")) : AnswerPart(call, part));
        }

        return WriteBatch(answers);
    }

    private static WireResponse AnswerPart(SalesforceCall call, JsonElement part)
    {
        var url = CompositeRun.Text(part, "url");
        var target = url.StartsWith("/services/", StringComparison.Ordinal) ? url : "/services/data/" + url.TrimStart('/');
        var body = part.TryGetProperty("richInput", out var input) ? System.Text.Encoding.UTF8.GetBytes(input.GetRawText()) : [];
        return SalesforceRouter.AnswerPart(call, new(CompositeRun.Text(part, "method"), target, call.Request.BaseUrl, call.Request.Headers, body));
    }

    private static WireResponse WriteBatch(List<WireResponse> answers)
    {
        var response = WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("hasErrors"u8, answers.Exists(answer => answer.Status >= 400));
            json.WriteStartArray("results"u8);

            foreach (var answer in answers)
            {
                json.WriteStartObject();
                json.WriteNumber("statusCode"u8, answer.Status);
                json.WritePropertyName("result"u8);
                CompositeRun.WriteBody(json, answer.Body);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        answers.ForEach(answer => answer.Dispose());
        response.Operation = "composite/batch";
        response.Rows = answers.Count;
        return response;
    }
}

using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Composite graphs: each graph is all-or-none by itself; after fourteen failed ones the rest is not tried.</summary>
internal static class GraphEndpoint
{
    private const int MostGraphs = 75;
    private const int MostNodes = 500;
    private const int MostFailures = 14;

    public static WireResponse Answer(SalesforceCall call)
    {
        var graphs = CompositeEndpoints.Array(call.Body(), "graphs");
        var nodes = graphs.EnumerateArray().Sum(graph => CompositeEndpoints.Array(graph, "compositeRequest").GetArrayLength());

        if (graphs.GetArrayLength() > MostGraphs || nodes > MostNodes)
        {
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"A graph request takes at most {MostGraphs} graphs with {MostNodes} nodes in all.");
        }

        var failures = 0;
        var answers = new List<(string Id, List<StepAnswer> Steps)>();

        foreach (var graph in graphs.EnumerateArray())
        {
            var steps = CompositeEndpoints.Array(graph, "compositeRequest");
            var answer = failures >= MostFailures ? Halted(steps) : CompositeRun.Run(call, Checked(steps), allOrNone: true);
            failures += answer.Exists(step => step.Status >= 400) ? 1 : 0;
            answers.Add((CompositeRun.Text(graph, "graphId"), answer));
        }

        return Write(answers, nodes);
    }

    private static JsonElement Checked(JsonElement steps)
    {
        foreach (var step in steps.EnumerateArray())
        {
            if (!CompositeRun.Text(step, "url").Contains("/sobjects/", StringComparison.Ordinal) || CompositeRun.Text(step, "url").Contains("/composite/", StringComparison.Ordinal))
            {
                throw new SalesforceException(400, "INVALID_API_INPUT", "Graph nodes may only address sobjects/X, sobjects/X/id or sobjects/X/externalIdField/key.");
            }
        }

        return steps;
    }

    private static List<StepAnswer> Halted(JsonElement steps)
    {
        using var body = SalesforceJson.Error(new(400, "PROCESSING_HALTED", "Processing halted because too many graphs failed."));
        var bytes = body.Body.ToArray();
        return [.. steps.EnumerateArray().Select(step => new StepAnswer(CompositeRun.Text(step, "referenceId"), 400, body.Headers, bytes))];
    }

    private static WireResponse Write(List<(string Id, List<StepAnswer> Steps)> graphs, int nodes)
    {
        var response = WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("graphs"u8);

            foreach (var (id, steps) in graphs)
            {
                json.WriteStartObject();
                json.WriteString("graphId"u8, id);
                json.WriteStartObject("graphResponse"u8);
                CompositeRun.Write(json, steps);
                json.WriteEndObject();
                json.WriteBoolean("isSuccessful"u8, steps.TrueForAll(step => step.Status < 400));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        response.Operation = "composite/graph";
        response.Rows = nodes;
        return response;
    }
}

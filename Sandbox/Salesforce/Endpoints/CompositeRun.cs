using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>One step's answer in a composite call.</summary>
internal sealed record StepAnswer(string ReferenceId, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>Runs the steps of a composite request or of one graph, each seeing the answers of those before it.</summary>
internal static class CompositeRun
{
    private const string RolledBack = "The transaction was rolled back since another operation in the same transaction failed.";

    /// <summary>With <paramref name="allOrNone"/> one failure takes back everything and halts every other step.</summary>
    public static List<StepAnswer> Run(SalesforceCall call, JsonElement steps, bool allOrNone)
    {
        var references = new CompositeReferences();
        var answers = new List<StepAnswer>();
        var mark = call.Org.Store.Mark();
        var failed = false;

        foreach (var step in steps.EnumerateArray())
        {
            var answer = failed && allOrNone ? Halted(Text(step, "referenceId")) : RunStep(call, step, references);
            failed |= answer.Status >= 400;
            answers.Add(answer);
        }

        if (!failed || !allOrNone)
        {
            call.Org.Store.Keep();
            return answers;
        }

        call.Org.Store.RollBack(mark);
        return [.. answers.Select(answer => answer.Status < 400 ? Halted(answer.ReferenceId) : answer)];
    }

    public static void Write(Utf8JsonWriter json, List<StepAnswer> answers)
    {
        json.WriteStartArray("compositeResponse"u8);

        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WritePropertyName("body"u8);
            WriteBody(json, answer.Body);
            json.WriteStartObject("httpHeaders"u8);

            foreach (var (name, value) in answer.Headers.Where(header => header.Key is "Location"))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteNumber("httpStatusCode"u8, answer.Status);
            json.WriteString("referenceId"u8, answer.ReferenceId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(body.Span, skipInputValidation: true);
        }
    }

    public static string Text(JsonElement step, string member) =>
        step.ValueKind is JsonValueKind.Object && step.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw SalesforceException.BadJson($"A subrequest needs '{member}' at [line:1, column:1]");

    private static StepAnswer RunStep(SalesforceCall call, JsonElement step, CompositeReferences references)
    {
        var id = Text(step, "referenceId");
        using var answer = Answer(call, step, references);
        var body = answer.Body.ToArray();

        // A failed step has no value that a later one could refer to.
        if (answer.Status < 400)
        {
            references.Add(id, body);
        }

        return new(id, answer.Status, answer.Headers, body);
    }

    private static WireResponse Answer(SalesforceCall call, JsonElement step, CompositeReferences references)
    {
        try
        {
            var body = step.TryGetProperty("body", out var sent) && sent.ValueKind is not JsonValueKind.Null ? references.ResolveBody(sent) : [];
            var headers = new Dictionary<string, string>(call.Request.Headers, StringComparer.OrdinalIgnoreCase);

            foreach (var header in step.TryGetProperty("httpHeaders", out var own) ? own.EnumerateObject() : default)
            {
                headers[header.Name] = header.Value.ToString();
            }

            return SalesforceRouter.AnswerPart(call, new(Text(step, "method"), references.Resolve(Text(step, "url"), isJson: false), call.Request.BaseUrl, headers, body));
        }
        catch (SalesforceException error)
        {
            return SalesforceJson.Error(error);
        }
    }

    private static StepAnswer Halted(string referenceId)
    {
        using var body = SalesforceJson.Error(new(400, "PROCESSING_HALTED", RolledBack));
        return new(referenceId, 400, body.Headers, body.Body.ToArray());
    }
}

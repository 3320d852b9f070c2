using System.Net;
using System.Text.Json;

namespace CxHub.Functions.Hosting;

/// <summary>
/// The handler's side of the custom-handler protocol: <c>POST /{FunctionName}</c> at the root for timers and messages. Requests that came through the
/// public proxy carry <c>x-ms-invocation-id</c> and are refused, so nobody outside can forge a trigger.
/// </summary>
public static class CustomHandlerEndpoints
{
    extension(WebApplication app)
    {
        /// <summary>Maps one endpoint per timer and queue function. Only for a process started by the Functions host.</summary>
        public void MapTriggers(FunctionCatalog catalog)
        {
            foreach (var function in catalog.Functions.Where(function => function.Kind is not TriggerKind.Http))
            {
                app.MapPost($"/{function.Name}", (HttpContext context, FunctionDispatcher dispatcher) => InvokeAsync(context, function, dispatcher)).ExcludeFromDescription();
            }
        }
    }

    private static async Task InvokeAsync(HttpContext context, FunctionDefinition function, FunctionDispatcher dispatcher)
    {
        if (!IsFromHost(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var trigger = HandlerEnvelope.Read(function, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        var result = await dispatcher.DispatchAsync(trigger, context.RequestAborted);
        await AnswerAsync(context.Response, result, context.RequestAborted);
    }

    private static bool IsFromHost(HttpContext context) =>
        !context.Request.Headers.ContainsKey("x-ms-invocation-id")
        && context.Request.Headers.ContainsKey("X-Azure-Functions-InvocationId")
        && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress));

    /// <summary>The host waits for ever on an empty success, so every answer is a JSON object.</summary>
    private static async Task AnswerAsync(HttpResponse response, DispatchResult result, CancellationToken cancellationToken)
    {
        response.StatusCode = result.Acknowledged ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject("Outputs");
        writer.WriteEndObject();
        writer.WriteStartArray("Logs");
        foreach (var line in result.Logs)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
        writer.WriteNull("ReturnValue");
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
    }
}

using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace CxHub.Sandbox.Hosting.Wire;

/// <summary>Between Kestrel and the in-memory calls that the two CRM look-alikes work on.</summary>
internal static class WireAdapter
{
    public static async Task<WireRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(request.Method, target, $"{request.Scheme}://{request.Host}", headers, await ReadBodyAsync(request, context.RequestAborted));
    }

    public static async Task WriteAsync(HttpContext context, WireResponse answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        RequestLog.Name(context, answer.Operation ?? $"{context.Request.Method} {context.Request.Path}", answer.Rows);

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        // 204 and 304 carry no body and must not announce one.
        if (answer.Status is 204 or 304)
        {
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return default;
        }

        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, int.MaxValue));
        var zipped = string.Equals(request.Headers.ContentEncoding.ToString(), "gzip", StringComparison.OrdinalIgnoreCase);
        await using var source = zipped ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        await source.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

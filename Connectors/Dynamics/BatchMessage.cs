using System.Globalization;
using System.Text;
using CxHub.Connectors.Http;
using CxHub.Domain;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Connectors.Dynamics;

/// <summary>Writes and reads OData batches. Every line ends with CR LF; with LF alone the service answers "Stream was not readable".</summary>
internal static class BatchMessage
{
    public static SystemCall Call(DynamicsConnection connection, IReadOnlyList<BatchOperation> operations, string kind, CallLane lane)
    {
        var boundary = $"batch_{Guid.CreateVersion7(connection.Clock.GetUtcNow()):N}";
        return new SystemCall(HttpMethod.Post, connection.Path("$batch"), kind)
        {
            ContentType = $"multipart/mixed; boundary={boundary}",
            Headers = [new("Prefer", "odata.continue-on-error")],
            Body = Encoding.UTF8.GetBytes(Write(operations, boundary)),
            ExpectJson = false,
            IsWhole = static answer => Boundary(answer) is { } mark && answer.Body.Span.LastIndexOf(Encoding.ASCII.GetBytes($"--{mark}--")) >= 0,
            Lane = lane,
        };
    }

    /// <summary>One result per operation: by Content-ID where the service gives it back, else by position, and only when nothing is missing.</summary>
    public static async Task<IReadOnlyList<BatchResult>> ReadAsync(string system, SystemAnswer answer, int operations, CancellationToken cancellationToken)
    {
        var results = new BatchResult?[operations];
        var position = 0;
        await foreach (var (contentId, result) in PartsAsync(answer, cancellationToken))
        {
            var index = contentId is { } id ? id - 1 : position;
            if (index >= 0 && index < operations)
            {
                results[index] ??= result;
            }

            position++;
        }

        return Array.TrueForAll(results, result => result is not null)
            ? [.. results.OfType<BatchResult>()]
            : throw new ConnectorException(system, FailureKind.Transient, $"a $batch of {operations} operations was answered with {position}. None of them counts as done; they are sent again on the next run.", "malformed");
    }

    private static string Write(IReadOnlyList<BatchOperation> operations, string boundary)
    {
        var text = new StringBuilder(operations.Count * 400);
        foreach (var (index, operation) in operations.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {index + 1}\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"{operation.Method} {operation.Path} HTTP/1.1\r\nContent-Type: application/json; charset=utf-8\r\n{operation.Header}: {operation.HeaderValue}\r\n\r\n");
            text.Append(Encoding.UTF8.GetString(operation.Body.Span)).Append("\r\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n").ToString();
    }

    private static async IAsyncEnumerable<(int? ContentId, BatchResult Result)> PartsAsync(SystemAnswer answer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Boundary(answer) is not { } boundary)
        {
            yield break;
        }

        using var stream = new MemoryStream(answer.Body.ToArray(), writable: false);
        var reader = new MultipartReader(boundary, stream);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            using var text = new StreamReader(section.Body, Encoding.UTF8);
            int? contentId = section.Headers is not null && section.Headers.TryGetValue("Content-ID", out var values)
                && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
            yield return (contentId, Parse(await text.ReadToEndAsync(cancellationToken)));
        }
    }

    private static string? Boundary(SystemAnswer answer) =>
        answer.ContentHeaders.ContentType?.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');

    private static BatchResult Parse(string message)
    {
        var status = message.Split(' ', 3) is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var blank = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new BatchResult(status, blank < 0 ? string.Empty : message[(blank + 4)..].Trim());
    }
}

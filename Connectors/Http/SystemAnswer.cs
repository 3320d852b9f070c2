using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>What a system answered, read to its end. <see cref="Json"/> is there when the body is JSON.</summary>
public sealed class SystemAnswer(int status, HttpResponseHeaders headers, HttpContentHeaders contentHeaders, byte[] body) : IDisposable
{
    public int Status { get; } = status;

    public bool IsSuccess => Status is >= 200 and < 300;

    public HttpResponseHeaders Headers { get; } = headers;

    public HttpContentHeaders ContentHeaders { get; } = contentHeaders;

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Null when the body is empty or no JSON.</summary>
    public JsonDocument? Json { get; } = Parse(body, contentHeaders.ContentType?.MediaType);

    public JsonElement Root => Json?.RootElement ?? default;

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public void Dispose() => Json?.Dispose();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    /// <summary>The system's clock when it answered, if it said so.</summary>
    public DateTimeOffset? ServerTime => Headers.Date;

    /// <summary>Seconds or a date in <c>Retry-After</c>, as a span from <paramref name="now"/>.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static JsonDocument? Parse(byte[] body, string? mediaType)
    {
        if (body.Length is 0 || mediaType is null || !mediaType.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

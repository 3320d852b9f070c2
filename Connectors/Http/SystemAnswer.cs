using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>What a system answered, read to its end. <see cref="Json"/> is there when the body is JSON. Nothing of it is valid once it is disposed.</summary>
public sealed class SystemAnswer : IDisposable
{
    private readonly PooledBody _body;
    private readonly Lazy<JsonDocument?> _json;

    internal SystemAnswer(int status, HttpResponseHeaders headers, HttpContentHeaders contentHeaders, PooledBody body)
    {
        (Status, Headers, ContentHeaders, _body) = (status, headers, contentHeaders, body);
        _json = new(() => Parse(Body, contentHeaders.ContentType?.MediaType));
    }

    public int Status { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders ContentHeaders { get; }

    public ReadOnlyMemory<byte> Body => _body.Bytes;

    /// <summary>Null when the body is empty or no JSON; parsed when it is first asked for.</summary>
    public JsonDocument? Json => _json.Value;

    public JsonElement Root => Json?.RootElement ?? default;

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public void Dispose()
    {
        if (_json.IsValueCreated)
        {
            _json.Value?.Dispose();
        }

        _body.Dispose();
    }

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

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body, string? mediaType)
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

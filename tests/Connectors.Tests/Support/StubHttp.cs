using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CxHub.Tests.Connectors.Support;

/// <summary>A route table in place of the network. A request that no route declares fails the test.</summary>
public sealed class StubHttp : HttpMessageHandler
{
    private readonly List<(string Method, string Path, Func<StubRequest, HttpResponseMessage> Answer)> _routes = [];
    private readonly List<StubRequest> _requests = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Start of the decoded path and query.</param>
    /// <param name="answers">One after the other; the last one stays.</param>
    public StubHttp On(string method, string path, params Func<StubRequest, HttpResponseMessage>[] answers)
    {
        var next = 0;
        _routes.Add((method, path, request => answers[Math.Min(Interlocked.Increment(ref next) - 1, answers.Length - 1)](request)));
        return this;
    }

    public int Count(string path) => Requests.Count(request => request.Path.StartsWith(path, StringComparison.Ordinal));

    public HttpClient Client(string baseAddress = "https://stub.example") => new(this, disposeHandler: false) { BaseAddress = new Uri(baseAddress) };

    public static Func<StubRequest, HttpResponseMessage> Json(string body, int status = 200, params (string Name, string Value)[] headers) => _ => Answer(body, "application/json", status, headers);

    public static Func<StubRequest, HttpResponseMessage> Text(string body, string contentType, int status = 200, params (string Name, string Value)[] headers) => _ => Answer(body, contentType, status, headers);

    public static HttpResponseMessage Answer(string body, string contentType, int status, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = Uri.UnescapeDataString(request.RequestUri!.PathAndQuery);
        var stub = new StubRequest(request.Method.Method, path, request.RequestUri, body, request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));
        lock (_lock)
        {
            _requests.Add(stub);
        }

        foreach (var (method, start, answer) in _routes)
        {
            if (method == stub.Method && path.StartsWith(start, StringComparison.Ordinal))
            {
                return answer(stub);
            }
        }

        throw new InvalidOperationException($"No route for {stub.Method} {path}");
    }
}

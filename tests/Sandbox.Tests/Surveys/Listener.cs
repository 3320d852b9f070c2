using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CxHub.Tests.Sandbox.Surveys;

/// <summary>Takes webhook deliveries on a free port of this machine.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpListener _http = new();
    private readonly Channel<(string? Signature, byte[] Body)> _taken = Channel.CreateUnbounded<(string?, byte[])>();

    public Listener(HttpStatusCode answer)
    {
        Answer = answer;
        Url = $"http://127.0.0.1:{FreePort()}/feedback/";
        _http.Prefixes.Add(Url);
        _http.Start();
        _ = RunAsync();
    }

    public string Url { get; }

    public HttpStatusCode Answer { get; set; }

    public Task<(string? Signature, byte[] Body)> NextAsync() => _taken.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose() => _http.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task RunAsync()
    {
        while (_http.IsListening)
        {
            try
            {
                var context = await _http.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                context.Response.StatusCode = (int)Answer;
                context.Response.Close();
                await _taken.Writer.WriteAsync((context.Request.Headers["X-CxHub-Signature"], body.ToArray()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

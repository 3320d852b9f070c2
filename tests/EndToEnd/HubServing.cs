using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary><c>cxhub serve</c> as a child process on a free port, ready to be asked.</summary>
internal sealed class HubServing : IDisposable
{
    private readonly HubProcess _process;

    private HubServing(HubProcess process, HttpClient http) => (_process, Http) = (process, http);

    public HttpClient Http { get; }

    public static async Task<HubServing> StartAsync(IReadOnlyDictionary<string, string> environment, HubFolder folder, CancellationToken cancellationToken)
    {
        var port = FreePort();
        folder.Edit("hub.yaml", "http://127.0.0.1:7071", $"http://127.0.0.1:{port}");
        var process = HubProcess.Start(environment, "serve", "--store", folder.Store, "--config", folder.Config);
        var serving = new HubServing(process, new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/") });
        await ReadyAsync(serving.Http, "healthz", cancellationToken);
        return serving;
    }

    public async Task<HttpStatusCode> PostAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(path, content, cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Kills the server and returns everything it printed.</summary>
    public async Task<string> StopAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        var exit = await _process.EndAsync(cancellationToken);
        return exit.Output + exit.Errors;
    }

    public static async Task ReadyAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1))
        {
            try
            {
                using var answer = await http.GetAsync(path, cancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(25, cancellationToken);
            }
        }

        Assert.Fail("The hub did not answer within a minute.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Dispose();
        Http.Dispose();
    }
}

using System.Net;
using System.Text;
using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Dynamics;

/// <summary>Writes begin with four calls at once, of which one is kept for alerts, and follow what the service recommends.</summary>
public sealed class ParallelismTests
{
    [Theory]
    [InlineData(null, 3)]
    [InlineData("4", 3)]
    [InlineData("12", 11)]
    [InlineData("2", 1)]
    public async Task Write_ManyChunks_KeepsAsManyCallsUnderWayAsTheServiceRecommends(string? hint, int atOnce)
    {
        using var service = new HintingService(hint, atOnce);
        using var http = new HttpClient(service);
        using var connection = new DynamicsConnection(
            new DynamicsOptions { Url = new Uri("https://contoso.example"), TokenUrl = new Uri("https://login.example/token"), ClientId = "a", ClientSecret = "b", RowsPerWrite = 1 },
            http, new ImpatientClock(), NullLogger.Instance);
        var rows = Enumerable.Range(1, 60).Select(i => new PushRow(SandboxWorlds.Guid("c0", i).ToString(), null, new Dictionary<string, object?> { ["cxh_nps"] = 9m }));

        var written = 0;
        await foreach (var result in new DynamicsSink(connection).WriteAsync(new PushBatch("run", "contact", [.. rows]), TestContext.Current.CancellationToken))
        {
            written += result.Outcome is RowOutcome.Written ? 1 : 0;
        }

        Assert.Equal(60, written);
        Assert.Equal(atOnce, service.Peak);
    }

    /// <summary>Holds the first writes until so many are there together; a test whose writes never get there ends by the time-out of its call.</summary>
    private sealed class HintingService(string? hint, int expected) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _now;

        public int Peak { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (!path.EndsWith("UpdateMultiple", StringComparison.Ordinal))
            {
                return Answer(HttpStatusCode.OK, path switch
                {
                    _ when path.EndsWith("/token", StringComparison.Ordinal) => """{"token_type":"Bearer","expires_in":3599,"access_token":"t"}""",
                    _ when path.EndsWith("/sdkmessagefilters", StringComparison.Ordinal) => """{"value":[{}]}""",
                    _ when path.EndsWith("/Attributes", StringComparison.Ordinal) => """{"value":[]}""",
                    _ => """{"LogicalName":"contact","EntitySetName":"contacts","PrimaryIdAttribute":"contactid"}""",
                });
            }

            Enter();
            await _together.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            lock (_lock)
            {
                _now--;
            }

            return Answer(HttpStatusCode.NoContent, string.Empty);
        }

        private void Enter()
        {
            lock (_lock)
            {
                Peak = Math.Max(Peak, ++_now);
                if (_now == expected)
                {
                    _together.TrySetResult();
                }
            }
        }

        private HttpResponseMessage Answer(HttpStatusCode status, string json)
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            if (hint is not null)
            {
                answer.Headers.Add("x-ms-dop-hint", hint);
            }

            return answer;
        }
    }
}

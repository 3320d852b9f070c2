using CxHub.Domain;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging;
using Polly;

namespace CxHub.Connectors.Http;

/// <summary>
/// All HTTP of one system: credentials with one renewal per refusal, repeats with back-off, a gate per credential, call counting,
/// and every failure as a <see cref="ConnectorException"/> that says what to do.
/// </summary>
public sealed class SystemClient
{
    private readonly HttpClient _http;
    private readonly IAuthorizer _authorizer;
    private readonly ThrottleGate _gate;
    private readonly CallPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly QuotaGuard _quota;
    private readonly FailureReader _failures;
    private readonly ResiliencePipeline<SystemAnswer> _pipeline;

    public SystemClient(SystemDialect dialect, HttpClient http, IAuthorizer authorizer, CallMeter meter, CallPolicy policy, TimeProvider clock, ILogger logger, ThrottleGate? gate = null)
    {
        Dialect = dialect;
        Meter = meter;
        _http = http;
        _authorizer = authorizer;
        _policy = policy;
        _clock = clock;
        _logger = logger;
        _gate = gate ?? new ThrottleGate(clock, policy.Concurrency);
        (meter.QuotaShare, meter.DailyCalls) = (policy.QuotaShare, policy.DailyCalls);
        _quota = new QuotaGuard(dialect.System, meter, policy, clock);
        _failures = new FailureReader(dialect, clock);
        _pipeline = RetryPipeline.Build(dialect.System, policy, clock, logger);
    }

    public SystemDialect Dialect { get; }

    public CallMeter Meter { get; }

    /// <summary>Calls that the system's hint allows at the same time beyond those that the hub begins with.</summary>
    internal int MoreAtOnce => Math.Max(0, _gate.Slots - _policy.Concurrency);

    /// <summary>Sends a call until it is answered or may not be repeated. Dispose the answer.</summary>
    /// <exception cref="ConnectorException">The system refused, failed or could not be reached.</exception>
    public async Task<SystemAnswer> SendAsync(SystemCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryPipeline.Call, call);
        try
        {
            return await _pipeline.ExecuteAsync(static (context, state) => state.client.AttemptAsync(state.call, context.CancellationToken), context, (client: this, call));
        }
        catch (Polly.CircuitBreaker.BrokenCircuitException broken)
        {
            throw new ConnectorException(Dialect.System, FailureKind.Transient, "has not answered for some time and is left alone for a moment; the work waits and goes on by itself.", "paused", broken.RetryAfter, broken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Fetches a new token although the present one was not refused in this call; used when a session-bound thing died.</summary>
    public async Task<bool> RenewAsync(AccessToken token, CancellationToken cancellationToken) => await _authorizer.RenewAsync(token, cancellationToken);

    private async ValueTask<SystemAnswer> AttemptAsync(SystemCall call, CancellationToken cancellationToken)
    {
        _quota.ThrowIfExhausted(call.Lane);
        using var lease = await _gate.EnterAsync(call.Lane, cancellationToken);

        var (answer, token) = await SendOnceAsync(call, cancellationToken);
        if (token is not null && !answer.IsSuccess && Dialect.NewTokenHelps(answer))
        {
            answer.Dispose();
            await _authorizer.RenewAsync(token, cancellationToken);
            _logger.TokenRenewed(Dialect.System);
            if (call.SessionBound)
            {
                throw new ConnectorException(Dialect.System, FailureKind.CursorExpired, $"the session ended during {call.Kind}; what it had opened is gone. The pull goes on from its last cursor.", "session-ended");
            }

            (answer, _) = await SendOnceAsync(call, cancellationToken);
        }

        return Judge(call, answer);
    }

    private async Task<(SystemAnswer Answer, AccessToken? Token)> SendOnceAsync(SystemCall call, CancellationToken cancellationToken)
    {
        using var request = Build(call);
        var token = await _authorizer.AuthorizeAsync(request, cancellationToken);
        request.RequestUri = Absolute(request.RequestUri!, token?.BaseAddress);

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_policy.Timeout);
        Meter.Count(call.Kind);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            var body = await PooledBody.ReadAsync(response.Content, limited.Token);
            _logger.Answered(Dialect.System, call.Kind, (int)response.StatusCode);
            var answer = new SystemAnswer((int)response.StatusCode, response.Headers, response.Content.Headers, body);
            Dialect.Observe?.Invoke(answer, Meter, _gate);
            return (answer, token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw _failures.Unreachable(call, request.RequestUri, fault);
        }
    }

    private SystemAnswer Judge(SystemCall call, SystemAnswer answer)
    {
        var hidden = answer.IsSuccess && Dialect.IsHiddenError(answer);
        if ((answer.IsSuccess && !hidden) || call.Accepts.Contains(answer.Status))
        {
            if (answer.IsSuccess && ((call.ExpectJson && answer.Body.Length > 0 && answer.Json is null) || !call.IsWhole(answer)))
            {
                throw _failures.Malformed(call, answer);
            }

            _quota.Answered();
            return answer;
        }

        using (answer)
        {
            var failure = _failures.Read(call, answer);
            if (failure is { Kind: FailureKind.Throttled, RetryAfter: { } pause })
            {
                _gate.CloseFor(pause);
            }

            if (failure.Kind is FailureKind.QuotaExhausted)
            {
                _logger.QuotaExhausted(Dialect.System, _quota.Pause());
            }

            throw failure;
        }
    }

    private HttpRequestMessage Build(SystemCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(call.Path, UriKind.RelativeOrAbsolute));
        foreach (var (name, value) in Dialect.Headers.Concat(call.Headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        }

        return request;
    }

    private Uri Absolute(Uri uri, Uri? tokenBase)
    {
        var baseAddress = tokenBase ?? _http.BaseAddress;
        return uri.IsAbsoluteUri && uri.Scheme.StartsWith("http", StringComparison.Ordinal) || baseAddress is null ? uri : new Uri(baseAddress, uri.OriginalString);
    }
}

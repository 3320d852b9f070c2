using CxHub.Domain;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace CxHub.Connectors.Http;

/// <summary>When a call is sent again and how long it waits first. All delays run on the given clock.</summary>
internal static class RetryPipeline
{
    public static readonly ResiliencePropertyKey<SystemCall> Call = new("cxhub.call");

    public static ResiliencePipeline<SystemAnswer> Build(string system, CallPolicy policy, TimeProvider clock, ILogger logger) =>
        new ResiliencePipelineBuilder<SystemAnswer> { TimeProvider = clock }
            .AddRetry(Retry(system, policy, logger))
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SystemAnswer>
            {
                // A dead system is left alone for half a minute instead of being asked by every step.
                FailureRatio = 0.95,
                MinimumThroughput = Math.Max(20, policy.Attempts * 3),
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = new PredicateBuilder<SystemAnswer>().Handle<ConnectorException>(failure => failure.Kind is FailureKind.Transient),
            })
            .Build();

    /// <summary>The pause before attempt <paramref name="attempt"/> + 1: as told with up to a tenth more, else doubling with jitter.</summary>
    public static TimeSpan Delay(int attempt, TimeSpan? retryAfter, CallPolicy policy)
    {
#pragma warning disable CA5394 // spreading repeats needs no secrecy
        var random = Random.Shared.NextDouble();
#pragma warning restore CA5394
        if (retryAfter is { } told && told > TimeSpan.Zero)
        {
            return told + TimeSpan.FromMilliseconds(Math.Min(told.TotalMilliseconds / 10, 5000) * random);
        }

        var full = Math.Min(policy.FirstDelay.TotalMilliseconds * Math.Pow(2, attempt), policy.LongestDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (random / 2)));
    }

    private static RetryStrategyOptions<SystemAnswer> Retry(string system, CallPolicy policy, ILogger logger) => new()
    {
        MaxRetryAttempts = Math.Max(1, policy.Attempts - 1),
        ShouldHandle = arguments => ValueTask.FromResult(policy.Attempts > 1
            && arguments.Outcome.Exception is ConnectorException failure
            && arguments.Context.Properties.TryGetValue(Call, out var call)
            && MayRepeat(call, failure, policy)),
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
            Delay(arguments.AttemptNumber, (arguments.Outcome.Exception as ConnectorException)?.RetryAfter, policy)),
        OnRetry = arguments =>
        {
            var failure = (ConnectorException)arguments.Outcome.Exception!;
            arguments.Context.Properties.TryGetValue(Call, out var call);
            logger.Repeating(system, call?.Kind ?? "call", failure.Kind.ToString(), failure.Code, arguments.AttemptNumber + 1, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    private static bool MayRepeat(SystemCall call, ConnectorException failure, CallPolicy policy) => failure.Kind switch
    {
        FailureKind.Throttled or FailureKind.Transient when failure.RetryAfter > policy.LongestRetryAfter => false,
        FailureKind.Throttled => call.Repeatable,
        FailureKind.Transient => call.Repeatable || failure.Code is FailureReader.NotSent,
        _ => false,
    };
}

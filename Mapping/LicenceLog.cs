using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace CxHub.Mapping;

/// <summary>Passes AutoMapper's messages on to the hub's log, each text once: every map would repeat the licence notice.</summary>
internal sealed class LicenceLog : ILoggerFactory
{
    private static readonly ConditionalWeakTable<ILoggerFactory, LicenceLog> ByFactory = [];

    private readonly ILoggerFactory _inner;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    private LicenceLog(ILoggerFactory inner) => _inner = inner;

    public static LicenceLog Over(ILoggerFactory inner) => ByFactory.GetValue(inner, factory => new LicenceLog(factory));

    public ILogger CreateLogger(string categoryName) => new Once(_inner.CreateLogger(categoryName), _seen);

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose()
    {
        // The inner factory belongs to the host.
    }

    private sealed class Once(ILogger inner, ConcurrentDictionary<string, bool> seen) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (seen.TryAdd(formatter(state, exception), true))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}

using CxHub.Domain.Scores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Mapping;

/// <summary>What the maps take from the hub's own configuration.</summary>
public sealed record MappingContext
{
    /// <summary>Zone of clock readings that carry none; the hub's zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>ISO 3166 alpha-2 region of telephone numbers written without a country code.</summary>
    public required string Region { get; init; }

    /// <summary>The configured sources; a map of any other is a mistake.</summary>
    public required IReadOnlyCollection<string> Sources { get; init; }

    /// <summary>The configured targets; a target map of any other is a mistake.</summary>
    public IReadOnlyCollection<string> Targets { get; init; } = [];

    /// <summary>The measures that <c>score.…</c> may name.</summary>
    public IReadOnlyCollection<string> Measures { get; init; } =
        [Measure.Nps, Measure.NpsMean, Measure.Csat, Measure.Ces, Measure.Sentiment, Measure.Health, Measure.LastTouchpoint, Measure.LatestComment];

    /// <summary>AutoMapper's licence key, from configuration; null runs under its community terms.</summary>
    public string? AutoMapperLicenceKey { get; init; }

    /// <summary>Where AutoMapper reports on its licence; each message once, however many maps there are.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}

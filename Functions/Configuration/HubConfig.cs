using CxHub.Activation.Pushing;

namespace CxHub.Functions.Configuration;

/// <summary>What <c>config/hub.yaml</c> says: zone and region, the store, and where the hub listens and sends.</summary>
public sealed record HubConfig
{
    /// <summary>The zone in which days begin, deadlines count and times are shown.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>ISO 3166 code for telephone numbers written without a country code.</summary>
    public required string Region { get; init; }

    /// <summary><c>sqlite:PATH</c> or <c>postgres:CONNECTION</c>.</summary>
    public required string Store { get; init; }

    /// <summary>Where the stand-alone server listens.</summary>
    public required Uri Url { get; init; }

    /// <summary>Fully qualified Service Bus namespace; null uses the queue in the store.</summary>
    public string? ServiceBus { get; init; }

    /// <summary>How hard deletes are found; null leaves them unfound.</summary>
    public SweepOptions? Sweep { get; init; }

    /// <summary>How much of a target one push may change without a person's approval; null lets everything pass.</summary>
    public PushGate? Gate { get; init; }

    /// <summary>After so many rejections of the same values for the same reason a row is parked.</summary>
    public int PushAttempts { get; init; } = PushOptions.UsualAttempts;

    /// <summary>Share of a system's daily calls that ordinary work may use, where the system's own file says nothing else.</summary>
    public double? QuotaShare { get; init; }

    /// <summary>AutoMapper's licence key; null runs under its community terms.</summary>
    public string? AutoMapperLicence { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace CxHub.Connectors.Http;

/// <summary>How patient a connector is, and how much of the system's day it may use.</summary>
public sealed record CallPolicy
{
    public static CallPolicy Default { get; } = new();

    /// <summary>Sends of one call, the first included.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 6;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A system that asks for a longer pause than this ends the step instead; the saved cursor resumes it.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>One attempt, body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Share of the system's daily allocation that ordinary work may use; alerts may use the rest.</summary>
    [Range(0.01, 1.0)]
    public double QuotaShare { get; init; } = 0.9;

    /// <summary>Calls a UTC day that the hub may make of a system that tells no allocation of its own; null counts none.</summary>
    [Range(1, long.MaxValue)]
    public long? DailyCalls { get; init; }

    /// <summary>Calls at the same time to begin with; the system's own hint may raise it.</summary>
    [Range(1, 50)]
    public int Concurrency { get; init; } = 4;
}

using System.Text.Json.Serialization;

namespace CxHub.Sandbox.Faults;

/// <summary>
/// One ordered misbehaviour. Patterns are case-insensitive and know <c>*</c> (any text, slashes included) and <c>|</c> (or).
/// A rule first lets <see cref="Skip"/> matches pass, then strikes with <see cref="Probability"/> until it has struck
/// <see cref="Count"/> times.
/// </summary>
public sealed record FaultRule
{
    /// <summary>Given by the book; names the rule when it is withdrawn.</summary>
    public int Id { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<FaultEffect>))]
    public required FaultEffect Effect { get; init; }

    public string Server { get; init; } = "*";

    public string Method { get; init; } = "*";

    public string Path { get; init; } = "*";

    /// <summary>Object or table of a row effect, as the system names it.</summary>
    public string Entity { get; init; } = "*";

    /// <summary>Id or any field value of the row of a row effect; the field name of <see cref="FaultEffect.HideField"/>.</summary>
    public string Row { get; init; } = "*";

    public double Probability { get; init; } = 1;

    /// <summary>How many times the rule strikes; null never ends.</summary>
    public int? Count { get; init; }

    public int Skip { get; init; }

    public int Status { get; init; } = 503;

    public string? ErrorCode { get; init; }

    public string? Message { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public int LatencyMs { get; init; }

    /// <summary>Calls left (<see cref="FaultEffect.QuotaLeft"/>) or rows per page (<see cref="FaultEffect.PageSize"/>).</summary>
    public int Value { get; init; }
}

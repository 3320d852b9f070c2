namespace CxHub.Domain.Configuration;

/// <summary>One mistake in a configuration file: where, what stands there, what was expected, and the nearest right name.</summary>
public sealed record ConfigProblem(ConfigPosition At, string Message, string? Expected = null, string? Nearest = null)
{
    public override string ToString() =>
        $"{At}: {Message}"
        + (Expected is null ? string.Empty : $"; expected {Expected}")
        + (Nearest is null ? string.Empty : $" (did you mean '{Nearest}'?)");
}

using CxHub.Domain.Configuration;

namespace CxHub.Mapping;

/// <summary>A field that a map uses and that its system no longer offers as the map needs it.</summary>
/// <param name="System">The configured source or target.</param>
/// <param name="Entity">The system's entity.</param>
/// <param name="Field">The field there.</param>
/// <param name="Problem">What changed, and the line of the map that needs it.</param>
public sealed record FieldDrift(string System, string Entity, string Field, ConfigProblem Problem)
{
    /// <summary>The field waits until it fits again while the rest goes on; false where most values still go through.</summary>
    public bool Pauses { get; init; } = true;
}

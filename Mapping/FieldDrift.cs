using CxHub.Domain.Configuration;

namespace CxHub.Mapping;

/// <summary>A field that a map uses and that its system no longer offers as the map needs it. Such a field pauses; the rest goes on.</summary>
/// <param name="System">The configured source or target.</param>
/// <param name="Entity">The system's entity.</param>
/// <param name="Field">The field there.</param>
/// <param name="Problem">What changed, and the line of the map that needs it.</param>
public sealed record FieldDrift(string System, string Entity, string Field, ConfigProblem Problem);

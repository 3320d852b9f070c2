namespace CxHub.Mapping.Targets;

/// <summary>
/// What the hub wants to stand in one field: string, decimal, bool or null; dates <c>yyyy-MM-dd</c>, times ISO 8601 in UTC with <c>Z</c>.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value; null where the hub has none.</param>
/// <param name="Trouble">Why there is none although something was there (not a number, not in the pick list).</param>
/// <param name="At">When the value became true; told only for fields where the newest wins.</param>
public readonly record struct TargetValue(TargetField Field, object? Value, string? Trouble, DateTimeOffset? At);

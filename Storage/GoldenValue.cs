using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>The winning value of a profile's field: where it came from, the rule that chose it, and when.</summary>
public sealed record GoldenValue(string Value, SourceKey Source, string Rule, DateTimeOffset At);

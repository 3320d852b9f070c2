namespace CxHub.Console.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points);

/// <summary>A value at a date with its interval and the answers behind it. A null value leaves a gap.</summary>
public sealed record LinePoint(DateOnly At, double? Value, double? Lower = null, double? Upper = null, long? N = null);

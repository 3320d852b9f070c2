namespace CxHub.Console.Charts;

/// <summary>A step of a <see cref="Waterfall"/>; null adds nothing and says so.</summary>
public sealed record WaterfallStep(string Name, double? Amount, string? Tip = null);

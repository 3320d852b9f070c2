using CxHub.Insights.Scores;

namespace CxHub.Console.Charts;

/// <summary>One bar of <see cref="NpsBars"/>.</summary>
public sealed record NpsRow(string Name, NpsCounts Counts);

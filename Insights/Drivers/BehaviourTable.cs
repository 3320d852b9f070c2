using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>One row per customer: the answer, and the behaviours beside it.</summary>
/// <param name="LeftOut">Behaviours that concern fewer than thirty of these customers; too few to say anything.</param>
public sealed record BehaviourTable(Column Outcome, IReadOnlyList<Column> Drivers, IReadOnlyList<string> LeftOut);

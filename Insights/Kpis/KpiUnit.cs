namespace CxHub.Insights.Kpis;

/// <summary>What a figure counts in.</summary>
public enum KpiUnit
{
    Points,
    Percent,
    Hours,
    Minutes,
    Count,

    /// <summary>The points of the question's own scale, as 1 to 7.</summary>
    Scale,

    /// <summary>An amount; its currency stands with the figure.</summary>
    Money,
}

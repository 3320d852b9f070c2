namespace CxHub.Insights.Kpis;

/// <summary>How a figure stands against its target.</summary>
public enum KpiState
{
    NoValue,
    NoTarget,
    Missed,

    /// <summary>The target lies inside the interval: neither met nor missed can be claimed.</summary>
    TooCloseToCall,
    Met,
}

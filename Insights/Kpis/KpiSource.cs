namespace CxHub.Insights.Kpis;

/// <summary>Where the hub takes a figure from.</summary>
public enum KpiSource
{
    /// <summary>Answers, scores, deals, orders and visits.</summary>
    Insights,

    /// <summary>The work opened in the CRMs.</summary>
    Followups,

    /// <summary>What the loop itself did: pushes, measurements of data quality.</summary>
    Runs,
}

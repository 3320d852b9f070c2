namespace CxHub.Insights.Kpis;

/// <summary>What a figure should be at least, or at most, in its own unit.</summary>
public readonly record struct KpiTarget(double Limit, bool AtLeast)
{
    public bool IsMetBy(double value) => AtLeast ? value >= Limit : value <= Limit;
}

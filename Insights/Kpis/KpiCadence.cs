namespace CxHub.Insights.Kpis;

/// <summary>How often a figure is looked at. It is also the length of the period that it is measured over and compared with the one before.</summary>
public enum KpiCadence
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
}

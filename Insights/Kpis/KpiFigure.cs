using System.Text.Json.Serialization;

namespace CxHub.Insights.Kpis;

/// <summary>A KPI measured over its latest period and the one before.</summary>
public sealed record KpiFigure(string Name, KpiCadence Cadence, KpiPeriod Period, KpiReading Now, KpiReading Before)
{
    [JsonIgnore]
    public KpiChange? Change => KpiChange.Between(Now, Before);
}

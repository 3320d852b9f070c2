namespace CxHub.Insights.Kpis;

/// <summary>Measures every KPI that configuration asks for, over its latest period and the one before.</summary>
public static class KpiMeasures
{
    public const string FormulaVersion = "kpis/1";

    public static KpiSnapshot Measure(KpiPlan plan, KpiEvidence evidence, DateTimeOffset now) =>
        new(now, [.. plan.Kpis.Select(kpi => (kpi.Kind, kpi.Cadence)).Distinct().Select(kpi => Figure(kpi.Kind, kpi.Cadence, evidence, now))]);

    private static KpiFigure Figure(KpiKind kind, KpiCadence cadence, KpiEvidence evidence, DateTimeOffset now)
    {
        var period = KpiPeriod.EndingAt(now, cadence);
        return new(kind.Name, cadence, period, Read(kind, evidence, period), Read(kind, evidence, period.Before()));
    }

    /// <exception cref="ArgumentOutOfRangeException">The catalog has a KPI that nothing measures.</exception>
    public static KpiReading Read(KpiKind kind, KpiEvidence evidence, KpiPeriod period)
    {
        var reading = kind.Name switch
        {
            KpiCatalog.RelationalNps => AnswerFigures.RelationalNps(evidence, period),
            KpiCatalog.SurveyCoverage => AnswerFigures.Coverage(evidence, period),
            KpiCatalog.ServiceCsat => AnswerFigures.ServiceCsat(evidence, period),
            KpiCatalog.ServiceCes => AnswerFigures.ServiceCes(evidence, period),
            KpiCatalog.EmployeeNps => AnswerFigures.EmployeeNps(evidence, period),
            KpiCatalog.TeamCsat => AnswerFigures.TeamCsat(evidence, period),
            KpiCatalog.HealthDistribution => CustomerFigures.Health(evidence, period),
            KpiCatalog.RevenueAtRisk => CustomerFigures.RevenueAtRisk(evidence, period),
            KpiCatalog.ConsentRate => KpiReading.Of(evidence.Consent, KpiGap.NoConsent),
            KpiCatalog.CartAbandonment => CustomerFigures.Carts(evidence, period),
            KpiCatalog.WinRateByBand => DealFigures.ByBand(evidence, period),
            KpiCatalog.WinRateEffect => DealFigures.Effect(evidence, period),
            KpiCatalog.ClosedLoopRate => WorkFigures.ClosedLoop(evidence, period),
            KpiCatalog.TimeToClose => WorkFigures.TimeToClose(evidence, period),
            KpiCatalog.SyncLag => RunFigures.SyncLag(evidence, period),
            KpiCatalog.RejectedRows => RunFigures.Rejected(evidence, period),
            KpiCatalog.QualityMinimum => RunFigures.QualityMinimum(evidence, period),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.Name, "Nothing measures this KPI."),
        };
        return reading.FromCases(kind.Floor);
    }
}

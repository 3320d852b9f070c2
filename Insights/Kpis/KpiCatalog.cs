using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Every figure that a department can be given. What is not here, configuration cannot ask for.</summary>
public static class KpiCatalog
{
    public const string RelationalNps = "relational-nps";
    public const string RevenueAtRisk = "revenue-at-risk";
    public const string ClosedLoopRate = "closed-loop-rate";
    public const string TimeToClose = "time-to-close";
    public const string SurveyCoverage = "survey-coverage";
    public const string WinRateByBand = "win-rate-by-band";
    public const string HealthDistribution = "health-distribution";
    public const string ServiceCsat = "service-csat";
    public const string ServiceCes = "service-ces";
    public const string CartAbandonment = "cart-abandonment";
    public const string ConsentRate = "consent-rate";
    public const string WinRateEffect = "win-rate-effect";
    public const string SyncLag = "sync-lag";
    public const string RejectedRows = "rejected-rows";
    public const string QualityMinimum = "quality-minimum";
    public const string EmployeeNps = "enps";
    public const string TeamCsat = "team-csat";

    public static IReadOnlyList<KpiKind> All { get; } =
    [
        new(RelationalNps, KpiSource.Insights, KpiUnit.Points, "scores", true, Standings.ShownFrom),
        new(RevenueAtRisk, KpiSource.Insights, KpiUnit.Money, "customers?order=risk", false, Standings.ShownFrom),
        new(ClosedLoopRate, KpiSource.Followups, KpiUnit.Percent, "followups", true, 1),
        new(TimeToClose, KpiSource.Followups, KpiUnit.Hours, "followups", false, 1),
        new(SurveyCoverage, KpiSource.Insights, KpiUnit.Percent, "scores", true, Standings.ShownFrom),
        new(WinRateByBand, KpiSource.Insights, KpiUnit.Percent, "winrate", true, Standings.ShownFrom),
        new(HealthDistribution, KpiSource.Insights, KpiUnit.Percent, "customers?order=risk", true, Standings.ShownFrom),
        new(ServiceCsat, KpiSource.Insights, KpiUnit.Percent, "feedback?touchpoint=support", true, Standings.ShownFrom),
        new(ServiceCes, KpiSource.Insights, KpiUnit.Scale, "feedback?touchpoint=support", true, Standings.ShownFrom),
        new(CartAbandonment, KpiSource.Insights, KpiUnit.Percent, "sources", false, Standings.ShownFrom),
        new(ConsentRate, KpiSource.Insights, KpiUnit.Percent, "segments", true, Standings.ShownFrom),
        new(WinRateEffect, KpiSource.Insights, KpiUnit.Points, "winrate", true, Standings.ShownFrom),
        new(SyncLag, KpiSource.Runs, KpiUnit.Minutes, "runs", false, 1),
        new(RejectedRows, KpiSource.Runs, KpiUnit.Count, "runs", false, 1),
        new(QualityMinimum, KpiSource.Runs, KpiUnit.Percent, "quality", true, 1),
        new(EmployeeNps, KpiSource.Insights, KpiUnit.Points, "scores", true, Enps.DefaultFloor),
        new(TeamCsat, KpiSource.Insights, KpiUnit.Percent, "feedback?touchpoint=support", true, Standings.ShownFrom),
    ];

    public static KpiKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

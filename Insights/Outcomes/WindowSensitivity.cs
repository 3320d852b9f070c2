namespace CxHub.Insights.Outcomes;

/// <summary>The win-rate report under other windows: a finding that holds for one window only is none.</summary>
public static class WindowSensitivity
{
    public static IReadOnlyList<WinRateReport> Of(IReadOnlyCollection<DealOutcome> deals, IReadOnlyCollection<ScorePoint> scores, ExposureRule rule, params IReadOnlyList<int> windows) =>
        [.. (windows.Count == 0 ? [90, 180, 365] : windows).Select(days => WinRates.ByBand(Exposure.Join(deals, scores, rule with { Window = TimeSpan.FromDays(days) })))];
}

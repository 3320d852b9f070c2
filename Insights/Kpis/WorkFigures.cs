using CxHub.Domain.Loop;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Figures that come from the work opened in the CRMs.</summary>
internal static class WorkFigures
{
    /// <summary>Of the follow-ups that were due in the period or closed before their time, those completed. Work that is not due yet is neither.</summary>
    public static KpiReading ClosedLoop(KpiEvidence evidence, KpiPeriod period)
    {
        var due = evidence.FollowUps.Where(one => one.State is not FollowUpState.Cancelled && period.Holds(Reckoned(one))).ToList();
        return KpiReading.Of(new Share(due.LongCount(one => one.State is FollowUpState.Completed), due.Count), KpiGap.NoFollowUps);
    }

    public static KpiReading TimeToClose(KpiEvidence evidence, KpiPeriod period)
    {
        double[] hours = [.. evidence.FollowUps.Where(one => one.State is FollowUpState.Completed && period.Holds(one.ClosedAt)).Select(Hours)];
        return hours is [] ? KpiReading.None(KpiGap.NothingClosed) : new() { Value = Quantiles.Median(hours), N = hours.Length };
    }

    private static DateTimeOffset Reckoned(FollowUp followUp) =>
        followUp is { State: FollowUpState.Completed, ClosedAt: { } closed } && closed < followUp.Order.DueAt ? closed : followUp.Order.DueAt;

    private static double Hours(FollowUp followUp) => followUp.Hours ?? (followUp.ClosedAt!.Value - followUp.TriggeredAt).TotalHours;
}

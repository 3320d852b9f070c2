namespace CxHub.Insights.Kpis;

/// <summary>Why a figure is not there.</summary>
public enum KpiGap
{
    /// <summary>There are cases, but too few to show.</summary>
    TooFew,
    NoAnswers,
    NoEmployeeAnswers,
    NoCustomers,
    NoConsent,
    NoHealth,
    NoRedCustomers,
    NoFollowUps,
    NothingClosed,
    NoClosedDeals,
    NoEffect,
    NoCarts,
    NoPush,
    NoAnswerSincePush,
    NoQuality,
    NoTeams,
}

/// <summary>The sentences that stand in place of a figure.</summary>
public static class KpiGaps
{
    public static string Sentence(KpiGap gap) => gap switch
    {
        KpiGap.TooFew => "Too few cases to show a figure without pointing at people.",
        KpiGap.NoAnswers => "Nobody gave such an answer in this period.",
        KpiGap.NoEmployeeAnswers => "No answers of a survey of kind 'employee' have come in; map one with surveyKind: employee.",
        KpiGap.NoCustomers => "No customers have been resolved yet.",
        KpiGap.NoConsent => "No source says whether customers may be contacted; map mayContact.",
        KpiGap.NoHealth => "No customer has a health score yet; it needs at least half of its parts.",
        KpiGap.NoRedCustomers => "No invoice of the past year belongs to a customer with a health score.",
        KpiGap.NoFollowUps => "No follow-up fell due in this period.",
        KpiGap.NothingClosed => "No follow-up was completed in this period.",
        KpiGap.NoClosedDeals => "No deal with a score before its outcome was decided in this period.",
        KpiGap.NoEffect => "There are too few decided deals of promoters and detractors to compare like with like.",
        KpiGap.NoCarts => "No visit with a cart was recorded in this period.",
        KpiGap.NoPush => "Nothing was written back in this period.",
        KpiGap.NoAnswerSincePush => "No answer given in this period has been written back; answers older than the first write-back do not count.",
        KpiGap.NoQuality => "Data quality was not measured in this period.",
        KpiGap.NoTeams => "No answer after a support case leads to a colleague whose team is known.",
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "Every gap has its sentence."),
    };
}

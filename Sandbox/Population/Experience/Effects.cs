using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>
/// How experience becomes answers, cases, late deliveries, abandoned carts and won deals. The report's findings are measured
/// against these numbers, so they are part of the truth.
/// </summary>
internal static class Effects
{
    public const double NpsMean = 7.9;
    public const double NpsPerExperience = 1.9;
    public const double NpsNoise = 1.0;

    /// <summary>Change of the log-odds to win a deal per point of the last NPS answer before it.</summary>
    public const double WinSlopePerNpsPoint = 0.22;

    /// <summary>Answers count for a deal when given at least a day and at most this many days before its close.</summary>
    public const int ExposureDays = 180;

    public const double CaseRateSlope = -0.5;
    public const double LateDeliverySlope = -0.7;
    public const double AbandonedCartSlope = -0.6;

    /// <summary>An answer within 60 days after a deal was closed is better after a win and worse after a loss: why answers after the outcome must not count.</summary>
    public const double NpsAfterWin = 0.6;
    public const double NpsAfterLoss = -1.2;

    /// <summary>A delivery incident five months before the present, in NPS points, on delivery answers only.</summary>
    public const double IncidentShift = -2.0;
    public const int IncidentFromDay = 170;
    public const int IncidentToDay = 110;

    public static double ExperienceShift(Segment segment) => segment switch
    {
        Segment.Enterprise => -0.6,
        Segment.MidMarket => -0.2,
        Segment.SmallBusiness => 0.15,
        _ => 0.2,
    };

    /// <summary>Log-odds to win at an NPS answer of 7.</summary>
    public static double WinIntercept(Segment segment) => segment switch
    {
        Segment.Enterprise => -0.9,
        Segment.MidMarket => -0.35,
        Segment.SmallBusiness => 0,
        _ => 0.25,
    };

    public static double TouchpointShift(string touchpoint) => touchpoint switch
    {
        "delivery" => -0.5,
        "billing" => -0.4,
        "support" => -0.2,
        "onboarding" => 0.3,
        "sales visit" => 0.5,
        _ => 0,
    };

    /// <summary>The experience that shows in everything a customer does: their own, shifted by their segment.</summary>
    public static double Felt(Human human) => human.Experience + ExperienceShift(human.Segment);

    public static double ExpectedNps(double felt) => Math.Clamp(NpsMean + (NpsPerExperience * felt), 0, 10);

    public static double WinProbability(Segment segment, double nps) => Logistic(WinIntercept(segment) + (WinSlopePerNpsPoint * (nps - 7)));

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

namespace CxHub.Domain.Scores;

/// <summary>The measures the hub stores per profile and per account profile, by their stable names.</summary>
public static class Measure
{
    /// <summary>The last valid NPS answer (0 to 10) of a profile; NPS (-100 to 100) over contacts for an account.</summary>
    public const string Nps = "nps";
    public const string NpsMean = "nps_mean";
    public const string Csat = "csat";
    public const string Ces = "ces";

    /// <summary>Sentiment of the latest comment, -1 to 1; the label is the score's text.</summary>
    public const string Sentiment = "sentiment";
    public const string Health = "health";

    /// <summary>Touchpoint of the latest interaction or answer; the name is the score's text.</summary>
    public const string LastTouchpoint = "last_touchpoint";
    public const string LatestComment = "latest_comment";
}

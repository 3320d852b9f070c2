namespace CxHub.Insights.Statistics;

/// <summary>Numbers inside sentences.</summary>
public static class Wording
{
    /// <summary>"p 0.031", or "p below 0.0001" where more zeros would say nothing.</summary>
    public static string P(double p) => p < 0.0001 ? "p below 0.0001" : FormattableString.Invariant($"p {p:0.####}");
}

namespace CxHub.Insights.Scores;

/// <summary>Who recommends: 0–6 detractor, 7–8 passive, 9–10 promoter. In the order of their good will.</summary>
public enum NpsBand
{
    Detractor,
    Passive,
    Promoter,
}

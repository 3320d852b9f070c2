namespace CxHub.Insights.Text;

/// <summary>How a text speaks. Undecided is not neutral: nothing was found to judge by.</summary>
public enum Sentiment
{
    Undecided,
    Negative,
    Neutral,
    Positive,
}

namespace CxHub.Insights.Text;

/// <summary>The languages that text analysis knows; <see cref="Other"/> is everything that it must not judge.</summary>
public enum Language
{
    Other,
    English,
    Vietnamese,
}

namespace CxHub.Insights.Scores;

/// <summary>What answers are broken down by.</summary>
public enum AnswerGroup
{
    None,
    Touchpoint,

    /// <summary>The customer's segment, as the CRM writes it on their latest deal.</summary>
    Segment,
    Channel,
    Language,

    /// <summary>The system that brought the answer.</summary>
    Source,
    Survey,
}

namespace CxHub.Insights.Scores;

/// <summary>Two series that are never pooled: the whole relationship on a calendar, or one touchpoint right after it.</summary>
public enum SurveyKind
{
    Relational,
    Transactional,
}

namespace CxHub.Storage;

/// <summary>What answers are counted by.</summary>
public enum AnswerColumn
{
    None,
    Touchpoint,
    Channel,
    Language,
    Source,
    Survey,
}

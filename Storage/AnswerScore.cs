namespace CxHub.Storage;

/// <summary>What an answer says.</summary>
public enum AnswerScore
{
    Nps,
    Csat,
    Ces,
}

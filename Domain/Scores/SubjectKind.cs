namespace CxHub.Domain.Scores;

/// <summary>What a score is about.</summary>
public enum SubjectKind
{
    Profile,
    Account,
}

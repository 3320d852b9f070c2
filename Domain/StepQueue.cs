namespace CxHub.Domain;

/// <summary>The queues between the steps; the same names on Service Bus and in the embedded queue.</summary>
public static class StepQueue
{
    public const string ChangesNoticed = "changes-noticed";
    public const string AnswersAnnounced = "answers-announced";
    public const string RecordsLanded = "records-landed";
    public const string ProfilesChanged = "profiles-changed";
    public const string ScoresChanged = "scores-changed";
    public const string FeedbackReceived = "feedback-received";
    public const string FollowUpsDue = "followups-due";

    public static IReadOnlyList<string> All { get; } = [ChangesNoticed, AnswersAnnounced, RecordsLanded, ProfilesChanged, ScoresChanged, FeedbackReceived, FollowUpsDue];
}

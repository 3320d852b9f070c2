using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>What became of a delivery.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>Verified and read: answers in the normal form, keyed by answer id, so that a repeat is the same record.</summary>
    public sealed record Accepted(IReadOnlyList<SourceRecord> Records) : IntakeResult;

    /// <summary>Verified, but it only names an answer: fetch it and give it to <see cref="FetchedAnswer"/>.</summary>
    public sealed record Announced(string SurveyId, string ResponseId) : IntakeResult;

    /// <summary>Verified, and of no interest (a test ping, an event about something else).</summary>
    public sealed record Ignored(string Reason) : IntakeResult;

    /// <summary>Not signed with a secret of this source: answer 401 and keep nothing.</summary>
    public sealed record Unauthorised(string Reason) : IntakeResult;

    /// <summary>Signed, but not an answer: name the field, keep the delivery in the set-aside list.</summary>
    public sealed record Malformed(string Field, string Reason) : IntakeResult;
}

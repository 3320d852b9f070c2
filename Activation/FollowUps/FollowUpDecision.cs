using CxHub.Domain.Loop;

namespace CxHub.Activation.FollowUps;

/// <summary>What an answer leads to.</summary>
public abstract record FollowUpDecision
{
    private FollowUpDecision()
    {
    }

    /// <summary>New work, to be stored as pending and then opened in the CRM under its key.</summary>
    public sealed record Open(FollowUp FollowUp) : FollowUpDecision;

    /// <summary>Work on the same matter is open already: the answer is added to it. <see cref="FollowUp"/> is the open one with the note, to be written into the CRM under the note's key.</summary>
    public sealed record AddTo(FollowUp FollowUp, string Note) : FollowUpDecision;

    /// <summary>A rule matched and no CRM can take the work; a person must look.</summary>
    public sealed record Impossible(string Rule, string Reason) : FollowUpDecision;

    /// <summary>Nothing to do, and why.</summary>
    public sealed record Nothing(string Reason) : FollowUpDecision;
}

using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Mapping;

namespace CxHub.Activation.FollowUps;

/// <summary>One rule of <c>followups.yaml</c>, read and checked.</summary>
internal sealed record FollowUpRule
{
    public required string Name { get; init; }

    public required ConfigPosition At { get; init; }

    public required IReadOnlyList<IReadOnlyList<FollowUpTest>> When { get; init; }

    public required FollowUpKind Kind { get; init; }

    /// <summary>Targets in order of preference; empty for all, those that hold the account first.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Owners in order: account-owner, contact-owner, deal-owner, or <c>id:</c> and a user or team of the CRM.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    public required DueTime Due { get; init; }

    public required FollowUpPriority Priority { get; init; }

    public required TextTemplate Subject { get; init; }

    public required TextTemplate Description { get; init; }

    public required RepeatPolicy Repeat { get; init; }

    /// <summary>Older answers lead to nothing: a first load of years of answers must not flood the CRM.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>At most <see cref="ThrottleMax"/> follow-ups of this rule for one customer within this time.</summary>
    public TimeSpan? ThrottleWithin { get; init; }

    public int ThrottleMax { get; init; }

    public required IReadOnlyList<EscalationStep> Escalate { get; init; }

    /// <summary>The tests that hold, of the first alternative that holds as a whole; null when none does.</summary>
    public IReadOnlyList<FollowUpTest>? Match(FollowUpContext context) =>
        When.FirstOrDefault(tests => tests.Count > 0 && tests.All(test => test.Holds(context)));
}

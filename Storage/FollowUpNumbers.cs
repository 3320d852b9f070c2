using CxHub.Domain.Loop;

namespace CxHub.Storage;

/// <summary>The follow-ups in numbers. Overdue and due soon count work that is pending or open.</summary>
public sealed record FollowUpNumbers(IReadOnlyDictionary<FollowUpState, long> ByState, long Overdue, long DueSoon);

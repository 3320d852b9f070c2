using System.Text.Json.Serialization;

namespace CxHub.Domain.Records;

/// <summary>A source record mapped into the hub's own model. The key is that of the source record it came from.</summary>
[JsonDerivedType(typeof(Person), nameof(Person))]
[JsonDerivedType(typeof(Account), nameof(Account))]
[JsonDerivedType(typeof(Deal), nameof(Deal))]
[JsonDerivedType(typeof(SupportCase), nameof(SupportCase))]
[JsonDerivedType(typeof(Order), nameof(Order))]
[JsonDerivedType(typeof(Interaction), nameof(Interaction))]
[JsonDerivedType(typeof(Feedback), nameof(Feedback))]
[JsonDerivedType(typeof(Employee), nameof(Employee))]
[JsonDerivedType(typeof(Activity), nameof(Activity))]
public abstract record CanonicalRecord
{
    public required SourceKey Key { get; init; }

    /// <summary>When the source last changed the record, UTC.</summary>
    public DateTimeOffset ModifiedAt { get; init; }
}

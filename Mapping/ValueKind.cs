namespace CxHub.Mapping;

/// <summary>What a value is on its way through the transforms; <see cref="Any"/> is known only when the row is read.</summary>
public enum ValueKind
{
    Any,
    Text,
    Number,
    Boolean,
    Date,
    Instant,
    List,
}

namespace CxHub.Domain.Ports;

/// <summary>The value types the hub distinguishes in other systems' fields.</summary>
public enum FieldType
{
    Text,
    LongText,
    Number,
    Boolean,
    Date,
    DateTime,
    PickList,
    Reference,
    Other,
}

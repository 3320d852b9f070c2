namespace CxHub.Mapping;

/// <summary>The types of the hub's own fields.</summary>
public enum HubType
{
    Text,
    WholeNumber,
    Number,
    Boolean,
    Date,
    Instant,
    Email,
    Phone,
    Reference,
}

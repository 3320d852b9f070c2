using System.Reflection;

namespace CxHub.Mapping;

/// <summary>One field of a canonical record that a map may fill, by the name used in configuration (<c>givenName</c>).</summary>
public sealed record HubField(string Name, HubType Type, bool Required, PropertyInfo Property)
{
    /// <summary>The type in words for a message.</summary>
    public string Expects => Type switch
    {
        HubType.Text => "a text",
        HubType.WholeNumber => "a whole number",
        HubType.Number => "a number",
        HubType.Boolean => "true or false",
        HubType.Date => "a date",
        HubType.Instant => "a date and time",
        HubType.Email => "an e-mail address",
        HubType.Phone => "a telephone number",
        _ => "a reference to another record (refersTo: Entity)",
    };
}

namespace CxHub.Mapping;

/// <summary>The kinds in words for a message.</summary>
internal static class ValueKinds
{
    public static string Words(ValueKind kind) => kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.Number => "a number",
        ValueKind.Boolean => "true or false",
        ValueKind.Date => "a date",
        ValueKind.Instant => "a date and time",
        ValueKind.List => "a list",
        _ => "any value",
    };
}

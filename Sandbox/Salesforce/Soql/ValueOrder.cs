namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Order of two values of one field. Ids come out in the order of their characters, text without regard to case.</summary>
internal static class ValueOrder
{
    public static int Compare(object left, object right) => (left, right) switch
    {
        (string { Length: 18 } one, string { Length: 18 } other) => string.CompareOrdinal(one, other),
        (string one, string other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase),
        (DateOnly one, DateTimeOffset other) => one.CompareTo(DateOnly.FromDateTime(other.UtcDateTime)),
        (IComparable one, _) when left.GetType() == right.GetType() => one.CompareTo(right),
        _ => 0,
    };
}
